package evenhand.decision.disclosure;

import evenhand.decision.history.DecisionView;
import evenhand.ledger.proof.ProofFile;
import java.util.Optional;

/**
 * What is disclosed of one decision.
 *
 * @param proof with the openings of what is disclosed; empty while the decision is not sealed
 */
public record Disclosure(DecisionView decision, Optional<ProofFile> proof) {}
