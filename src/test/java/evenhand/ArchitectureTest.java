package evenhand;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The directions in which capabilities may know each other; a change needs a decision record. */
@AnalyzeClasses(packages = "evenhand", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ALL = {
    "rulebook",
    "decision",
    "intake",
    "ledger",
    "monitoring",
    "fairness",
    "governance",
    "web",
    "http",
    "security",
    "command",
    "database"
  };

  private static ArchRule onlyKnows(String capability, String... known) {
    String[] others =
        Arrays.stream(ALL)
            .filter(each -> !each.equals(capability) && !Arrays.asList(known).contains(each))
            .map(each -> "evenhand." + each + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("evenhand." + capability + "..")
        .and(areNotResources())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true);
  }

  /** Resources and pages may also use what {@code http} gives them. */
  private static DescribedPredicate<JavaClass> areNotResources() {
    return DescribedPredicate.describe(
        "are no resources or pages", type -> !type.getName().matches(".*(Resource|Pages)(\\$.*)?"));
  }

  @ArchTest static final ArchRule LEDGER = onlyKnows("ledger");
  @ArchTest static final ArchRule MONITORING = onlyKnows("monitoring");
  @ArchTest static final ArchRule RULEBOOK = onlyKnows("rulebook");
  @ArchTest static final ArchRule DATABASE = onlyKnows("database");
  @ArchTest static final ArchRule DECISION = onlyKnows("decision", "rulebook", "ledger");

  @ArchTest
  static final ArchRule FAIRNESS =
      onlyKnows("fairness", "monitoring", "decision", "rulebook", "ledger");

  @ArchTest
  static final ArchRule GOVERNANCE =
      onlyKnows("governance", "rulebook", "decision", "ledger", "fairness");

  @ArchTest
  static final ArchRule INTAKE =
      onlyKnows("intake", "decision", "monitoring", "rulebook", "ledger");

  @ArchTest
  static final ArchRule NOTHING_IMPORTS_THE_TOP =
      noClasses()
          .that()
          .resideOutsideOfPackages("evenhand.web..", "evenhand.command..", "evenhand")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("evenhand.web..", "evenhand.command..");

  @ArchTest
  static final ArchRule THE_ENGINE_CANNOT_SEE_WHO_SOMEBODY_IS =
      noClasses()
          .that()
          .resideInAnyPackage("evenhand.rulebook..", "evenhand.decision..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("evenhand.monitoring..");

  @ArchTest
  static final ArchRule DROOLS_ENDS_IN_RULEBOOK =
      noClasses()
          .that()
          .resideOutsideOfPackage("evenhand.rulebook..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.kie..", "org.drools..");

  @ArchTest
  static final ArchRule SQL_IS_IN_DAOS =
      noClasses()
          .that()
          .resideOutsideOfPackages("evenhand", "evenhand.database..")
          .and(
              DescribedPredicate.describe(
                  "are no DAOs", type -> !type.getName().matches(".*Dao(\\$.*)?")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi.v3.sqlobject..");

  @ArchTest
  static final ArchRule JAKARTA_REST_IS_IN_RESOURCES =
      noClasses()
          .that()
          .resideOutsideOfPackages("evenhand", "evenhand.http..", "evenhand.security..")
          .and(areNotResources())
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule NO_IMPLS_MANAGERS_HELPERS_UTILS =
      classes()
          .should(not(haveSimpleNameEndingWith("Impl")))
          .andShould(not(haveSimpleNameEndingWith("Manager")))
          .andShould(not(haveSimpleNameEndingWith("Helper")))
          .andShould(not(haveSimpleNameEndingWith("Utils")));
}
