package evenhand.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import evenhand.decision.access.AccessLogResource;
import evenhand.decision.challenge.ChallengeResource;
import evenhand.decision.disclosure.DisclosureResource;
import evenhand.decision.disclosure.ProofResource;
import evenhand.decision.erasure.ErasureResource;
import evenhand.decision.erasure.ReviewsResource;
import evenhand.decision.followup.ActionsResource;
import evenhand.decision.followup.ClosingResource;
import evenhand.decision.followup.OutcomesResource;
import evenhand.decision.history.DecisionsHistoryResource;
import evenhand.decision.history.RevisionsResource;
import evenhand.decision.involvement.InvolvementResource;
import evenhand.decision.notice.NoticeResource;
import evenhand.decision.peopleonly.PeopleOnlyResource;
import evenhand.decision.response.ResponseResource;
import evenhand.decision.restriction.RestrictionResource;
import evenhand.fairness.explanation.ExplanationResource;
import evenhand.fairness.reports.ReportsResource;
import evenhand.fairness.reports.TimesResource;
import evenhand.governance.activation.LifecycleResource;
import evenhand.governance.register.RegisterResource;
import evenhand.intake.DecisionsResource;
import evenhand.ledger.sequence.LedgerResource;
import evenhand.rulebook.Revision;
import evenhand.rulebook.Rulebook;
import evenhand.rulebook.Rulebooks;
import evenhand.rulebook.RulebooksResource;
import evenhand.rulebook.WhatIfResource;
import evenhand.rulebook.citation.SourcesResource;
import evenhand.rulebook.transparency.TransparencyResource;
import evenhand.security.AccessResource;
import evenhand.security.session.SessionsResource;
import evenhand.security.session.SignInResource;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The OpenAPI document: read from the resources, with the facts of each loaded rulebook. */
public final class OpenApiDocument {
  /** Every resource that callers may rely on. */
  static final List<Class<?>> RESOURCES =
      List.of(
          DecisionsResource.class,
          DecisionsHistoryResource.class,
          ResponseResource.class,
          OutcomesResource.class,
          ClosingResource.class,
          ActionsResource.class,
          RulebooksResource.class,
          SourcesResource.class,
          TransparencyResource.class,
          RevisionsResource.class,
          LifecycleResource.class,
          WhatIfResource.class,
          ProofResource.class,
          DisclosureResource.class,
          ErasureResource.class,
          LedgerResource.class,
          ReportsResource.class,
          TimesResource.class,
          ExplanationResource.class,
          SignInResource.class,
          SessionsResource.class,
          AccessResource.class,
          InvolvementResource.class,
          ChallengeResource.class,
          RestrictionResource.class,
          NoticeResource.class,
          AccessLogResource.class,
          PeopleOnlyResource.class,
          ReviewsResource.class,
          RegisterResource.class);

  private static final String ABOUT =
      "Triage decisions with reasons. Every answer is advice by rules; a person decides. What"
          + " POST /v1/decisions answers is on disk before it is answered.";

  private OpenApiDocument() {}

  /** The document of what is in force, built anew where that has changed. Thread-safe. */
  public static Supplier<JsonNode> following(Rulebooks rulebooks) {
    AtomicReference<Built> kept = new AtomicReference<>(Built.of(rulebooks));
    return () -> {
      Built built = Objects.requireNonNull(kept.get());
      if (!built.revisions().equals(revisions(rulebooks))) {
        built = Built.of(rulebooks);
        kept.set(built);
      }
      return built.document();
    };
  }

  /** A document and the revisions that it describes. */
  private record Built(List<Revision> revisions, JsonNode document) {
    static Built of(Rulebooks rulebooks) {
      Rulebooks inForce = rulebooks.now();
      return new Built(OpenApiDocument.revisions(inForce), OpenApiDocument.of(inForce));
    }
  }

  private static List<Revision> revisions(Rulebooks rulebooks) {
    return rulebooks.all().stream().map(Rulebook::revision).toList();
  }

  /** Built anew each time: callers keep it. */
  public static JsonNode of(Rulebooks rulebooks) {
    OpenAPI start =
        new OpenAPI().info(new Info().title("Evenhand").version("1").description(ABOUT));
    SwaggerConfiguration settings =
        new SwaggerConfiguration().openAPI(start).openAPI31(true).convertToOpenAPI31(true);
    OpenAPI api = new Reader(settings).read(new LinkedHashSet<>(RESOURCES));
    ObjectNode document = Json31.mapper().convertValue(api, ObjectNode.class);
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    schemas.putObject("ObjectNode").put("type", "object");
    schemas.set("Problem", schemaOf(Problem.class, schemas));
    document.get("paths").forEach(path -> path.forEach(OpenApiDocument::describeAnswers));
    rulebooks.all().forEach(rulebook -> addFacts(schemas, rulebook));
    return document;
  }

  /** The reader calls an answer "default" where the code names no status; it is 200. */
  private static void describeAnswers(JsonNode call) {
    ObjectNode answers = (ObjectNode) call.get("responses");
    if (answers.remove("default") instanceof ObjectNode ok) {
      answers.set("200", ok.put("description", "Done"));
    }
    answers
        .putObject("default")
        .put("description", "What went wrong, with a pointer to each field at fault")
        .putObject("content")
        .putObject(Problem.MEDIA_TYPE)
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static JsonNode schemaOf(Class<?> type, ObjectNode schemas) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(false));
    resolved.referencedSchemas.forEach(
        (name, schema) -> schemas.set(name, Json31.mapper().valueToTree(schema)));
    return Json31.mapper().valueToTree(resolved.schema);
  }

  private static void addFacts(ObjectNode schemas, Rulebook rulebook) {
    JsonNode facts = rulebook.questionsJson().path("schema");
    schemas.set("facts-" + rulebook.id(), facts);
  }
}
