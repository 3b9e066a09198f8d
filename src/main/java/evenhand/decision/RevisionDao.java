package evenhand.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Every revision that ever ran, whole. */
public interface RevisionDao {

  /** Keeps a revision, unless it is kept already. */
  @Transaction
  default void keep(
      String revision, String rulebook, String version, Instant now, Map<String, byte[]> files) {
    if (add(revision, rulebook, version, now) == 1) {
      files.forEach((path, content) -> addFile(revision, path, content));
    }
  }

  @SqlUpdate(
      """
      INSERT INTO triage.rulebook_revision (revision, rulebook, version, first_seen)
      VALUES (:revision, :rulebook, :version, :firstSeen)
      ON CONFLICT (revision) DO NOTHING
      """)
  int add(
      @Bind("revision") String revision,
      @Bind("rulebook") String rulebook,
      @Bind("version") String version,
      @Bind("firstSeen") Instant firstSeen);

  @SqlUpdate(
      """
      INSERT INTO triage.rulebook_file (revision, path, content)
      VALUES (:revision, :path, :content)
      """)
  void addFile(
      @Bind("revision") String revision,
      @Bind("path") String path,
      @Bind("content") byte[] content);

  /** The files of a revision by path; empty where it never ran here. */
  @SqlQuery("SELECT path, content FROM triage.rulebook_file WHERE revision = :revision")
  @KeyColumn("path")
  @ValueColumn("content")
  Map<String, byte[]> files(@Bind("revision") String revision);

  /** Every revision of a rulebook that ran here, the first seen first. */
  @SqlQuery(
      """
      SELECT revision, version, first_seen FROM triage.rulebook_revision
      WHERE rulebook = :rulebook
      ORDER BY first_seen, revision
      """)
  @RegisterConstructorMapper(SeenRevision.class)
  List<SeenRevision> of(@Bind("rulebook") String rulebook);

  /** A revision and when it first ran here. */
  record SeenRevision(String revision, String version, Instant firstSeen) {}
}
