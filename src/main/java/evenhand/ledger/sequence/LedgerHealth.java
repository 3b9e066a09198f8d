package evenhand.ledger.sequence;

import com.codahale.metrics.health.HealthCheck;
import evenhand.ledger.LogName;

/** Whether records are sealed in time. */
public final class LedgerHealth extends HealthCheck {
  private final Ledger ledger;

  public LedgerHealth(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  protected Result check() {
    for (LogName name : LogName.values()) {
      SealingState state = ledger.state(name);
      if (state.stopped().isPresent()) {
        return Result.unhealthy(
            "sealing of %s has stopped: %s", name.code(), state.stopped().get());
      }
      if (state.isAlarming()) {
        return Result.unhealthy(
            "a record of %s has been waiting for %.1f s", name.code(), state.lagSeconds());
      }
    }
    return Result.healthy();
  }
}
