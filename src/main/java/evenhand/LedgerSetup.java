package evenhand;

import com.codahale.metrics.Gauge;
import evenhand.database.Database;
import evenhand.decision.RecordsDao;
import evenhand.decision.access.AccessLog;
import evenhand.decision.disclosure.DisclosureResource;
import evenhand.decision.disclosure.DisclosureService;
import evenhand.decision.disclosure.ProofResource;
import evenhand.ledger.LogName;
import evenhand.ledger.sequence.Ledger;
import evenhand.ledger.sequence.LedgerHealth;
import evenhand.ledger.sequence.LedgerResource;
import evenhand.ledger.sequence.LedgerSettings;
import evenhand.ledger.sequence.ProofService;
import evenhand.ledger.sequence.Witnessing;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import java.time.InstantSource;

/** Puts the ledger into the service: sealing, its alarms, and what it publishes. */
final class LedgerSetup {
  private LedgerSetup() {}

  /** Managed objects stop in the reverse order, so sealing ends before the database does. */
  static void install(
      LedgerSettings settings,
      Database database,
      Services services,
      DutySettings duties,
      AccessLog access,
      InstantSource clock,
      Environment environment) {
    if (!settings.isEnabled()) {
      return;
    }
    Ledger ledger = Ledger.open(settings, database.service(), clock);
    ProofService proofs = new ProofService(ledger, database.service());
    Witnessing witnessing =
        new Witnessing(ledger, settings.readPolicy(), database.service(), clock);
    environment.lifecycle().manage(managed(ledger, witnessing));
    environment.healthChecks().register("ledger", new LedgerHealth(ledger));
    for (LogName name : LogName.values()) {
      String prefix = "ledger_" + name.code();
      Gauge<Double> lag = () -> ledger.state(name).lagSeconds();
      Gauge<Long> size = () -> ledger.state(name).size();
      Gauge<Integer> alarm = () -> ledger.state(name).isAlarming() ? 1 : 0;
      environment.metrics().register(prefix + "_lag_seconds", lag);
      environment.metrics().register(prefix + "_size", size);
      environment.metrics().register(prefix + "_alarm", alarm);
    }
    environment.jersey().register(new LedgerResource(ledger, proofs, witnessing));
    environment.jersey().register(new ProofResource(proofs));
    environment
        .jersey()
        .register(
            new DisclosureResource(
                new DisclosureService(
                    services.history(),
                    proofs,
                    new RecordsDao(database.service()),
                    access,
                    services.rulebooks(),
                    duties.challengeContact())));
  }

  private static Managed managed(Ledger ledger, Witnessing witnessing) {
    return new Managed() {
      @Override
      public void start() {
        ledger.start();
        witnessing.start();
      }

      @Override
      public void stop() {
        witnessing.close();
        ledger.close();
      }
    };
  }
}
