package evenhand;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenhand.database.DatabaseSettings;
import evenhand.fairness.reports.ReportSettings;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.security.SecuritySettings;
import io.dropwizard.core.Configuration;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;

/** What config.yml may say. Folders that it names are looked for below the installation. */
public final class EvenhandConfiguration extends Configuration {
  @NotNull private RulebookSettings rulebooks = RulebookSettings.standard();
  @NotNull private DatabaseSettings database = DatabaseSettings.embedded(Path.of("data"));
  @NotNull private LedgerSettings ledger = LedgerSettings.standard();
  @NotNull private ReportSettings fairness = ReportSettings.standard();
  @NotNull private SecuritySettings security = SecuritySettings.none();
  @NotNull private DutySettings duties = DutySettings.standard();
  private boolean invented;

  @JsonProperty
  public RulebookSettings getRulebooks() {
    return rulebooks;
  }

  @JsonProperty
  public void setRulebooks(RulebookSettings rulebooks) {
    this.rulebooks = rulebooks;
  }

  @JsonProperty
  public DatabaseSettings getDatabase() {
    return new DatabaseSettings(
        database.url(),
        Installation.resolve(database.dataDirectory()),
        database.service(),
        database.owner(),
        database.fairness(),
        database.poolSize());
  }

  @JsonProperty
  public void setDatabase(DatabaseSettings database) {
    this.database = database;
  }

  /** Beside the embedded database's data unless said otherwise. */
  @JsonProperty
  public LedgerSettings getLedger() {
    return ledger.in(getDatabase().dataDirectory(), Installation::resolve);
  }

  @JsonProperty
  public void setLedger(LedgerSettings ledger) {
    this.ledger = ledger;
  }

  /** Reports lie beside the embedded database's data unless said otherwise. */
  @JsonProperty
  public ReportSettings getFairness() {
    return fairness.in(getDatabase().dataDirectory(), Installation::resolve);
  }

  @JsonProperty
  public void setFairness(ReportSettings fairness) {
    this.fairness = fairness;
  }

  @JsonProperty
  public SecuritySettings getSecurity() {
    return security;
  }

  @JsonProperty
  public void setSecurity(SecuritySettings security) {
    this.security = security;
  }

  @JsonProperty
  public DutySettings getDuties() {
    return duties;
  }

  @JsonProperty
  public void setDuties(DutySettings duties) {
    this.duties = duties;
  }

  /** Whether every contact is invented; pages then say so. Set by the demonstration only. */
  public boolean holdsInvented() {
    return invented;
  }

  public void markInvented() {
    this.invented = true;
  }
}
