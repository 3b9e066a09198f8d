package evenhand.duties;

import static evenhand.duties.Cases.HANDLER;
import static evenhand.duties.Cases.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.Requests;
import evenhand.RunningService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R8, R20: victims and suspects are told apart, and one person may be both. */
class RolesAndPersonsIT {
  private final RunningService service = RunningService.shared();
  private final Cases cases = new Cases(service);

  @Test
  void twoRolesOfOnePersonStayTwoRoles() throws SQLException {
    ObjectNode request = Requests.decision();
    ObjectNode monitoring = request.putObject("monitoring");
    monitoring.putObject("victim").put("age", 113).put("sex", "F");
    monitoring.putObject("suspect").put("age", 113).put("sex", "F");
    cases.decided(request);

    List<String> roles = new ArrayList<>();
    try (Connection connection = service.superuser();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT role FROM monitoring.person WHERE age = 113")) {
      while (rows.next()) {
        roles.add(rows.getString(1));
      }
    }
    assertThat(roles).containsExactlyInAnyOrder("victim", "suspect");
  }

  @Test
  void aPersonWithoutARoleThatIsKnownIsRefused() {
    ObjectNode request = Requests.decision();
    request.putObject("monitoring").putObject("person").put("age", 30);
    assertThat(fault(cases.by(HANDLER, "/v1/decisions", request.toString())))
        .startsWith("/monitoring");
  }
}
