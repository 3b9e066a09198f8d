package evenhand.decision.disclosure;

import evenhand.decision.history.DecisionView;
import evenhand.ledger.proof.ProofFile;
import evenhand.rulebook.model.Codes;
import java.util.Optional;

/**
 * What is disclosed of one decision.
 *
 * @param codes what the decision's codes mean; empty where another revision is in force
 * @param proof with the openings of what is disclosed; empty while the decision is not sealed
 */
public record Disclosure(DecisionView decision, Optional<Codes> codes, Optional<ProofFile> proof) {}
