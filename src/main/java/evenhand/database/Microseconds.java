package evenhand.database;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds instants cut to the microseconds that a column holds, as entries of the ledger state them.
 * Left to round, driver and server do not always agree, and a record would seem to differ from its
 * entry.
 */
final class Microseconds extends AbstractArgumentFactory<Instant> {
  Microseconds() {
    super(Types.TIMESTAMP_WITH_TIMEZONE);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    return (position, statement, context) ->
        statement.setObject(
            position, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }
}
