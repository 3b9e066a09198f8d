package evenhand.database;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds {@code byte[][]} as PostgreSQL's {@code bytea[]}; the driver wants the exact Java type. */
final class ByteaArrays extends AbstractArgumentFactory<byte[][]> {
  ByteaArrays() {
    super(Types.ARRAY);
  }

  @Override
  protected Argument build(byte[][] values, ConfigRegistry config) {
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf("bytea", values));
  }
}
