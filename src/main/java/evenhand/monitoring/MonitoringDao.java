package evenhand.monitoring;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;

/** The store of monitoring data: written only. */
public interface MonitoringDao {

  @SqlBatch(
      """
      INSERT INTO monitoring.person
        (id, role, monitoring_key, ethnicity_self_defined, ethnicity_officer_defined, sex, age,
         disability, sexual_orientation, gender_identity, religion, deprivation_decile, salt)
      VALUES
        (:id, :roleCode, :monitoringKey, :ethnicitySelfDefined, :ethnicityOfficerDefined, :sex,
         :age, :disability, :sexualOrientation, :genderIdentity, :religion, :deprivationDecile,
         :salt)
      """)
  void add(@BindMethods List<MonitoringRow> rows);
}
