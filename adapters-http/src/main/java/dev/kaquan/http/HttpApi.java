package dev.kaquan.http;

import dev.kaquan.api.ApiAnswers;
import dev.kaquan.api.ApiRequests;
import dev.kaquan.api.DiagnoseRequest;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.card.FindCard;
import dev.kaquan.application.card.ListCards;
import dev.kaquan.application.card.SyncCard;
import dev.kaquan.application.claim.OpenCards;
import dev.kaquan.application.claim.PrepareAddCard;
import dev.kaquan.application.claim.ReportAddCard;
import dev.kaquan.application.diagnosis.DiagnoseSignature;
import dev.kaquan.application.port.Cards.StoredCard;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.claim.AddCardRequest;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every route of Kaquan's API. */
public final class HttpApi {
  private static final Logger ACCESS = LoggerFactory.getLogger("dev.kaquan.http.access");
  private static final String JSON = "application/json; charset=utf-8";
  private static final String BEARER = "Bearer ";
  private static final long MAX_BODY_BYTES = 1 << 20;

  private final CreateCard createCard;
  private final SyncCard syncCard;
  private final FindCard findCard;
  private final ListCards listCards;
  private final PrepareAddCard prepareAddCard;
  private final ReportAddCard reportAddCard;
  private final OpenCards openCards;
  private final DiagnoseSignature diagnoseSignature;
  private final ApiKey apiKey;

  @Inject
  HttpApi(
      CreateCard createCard,
      SyncCard syncCard,
      FindCard findCard,
      ListCards listCards,
      PrepareAddCard prepareAddCard,
      ReportAddCard reportAddCard,
      OpenCards openCards,
      DiagnoseSignature diagnoseSignature,
      ApiKey apiKey) {
    this.createCard = createCard;
    this.syncCard = syncCard;
    this.findCard = findCard;
    this.listCards = listCards;
    this.prepareAddCard = prepareAddCard;
    this.reportAddCard = reportAddCard;
    this.openCards = openCards;
    this.diagnoseSignature = diagnoseSignature;
    this.apiKey = apiKey;
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any that is free
   * @throws PortTakenException if something else listens there
   */
  public HttpServer start(String host, int port) {
    return HttpServer.start(server(), host, port);
  }

  private Javalin server() {
    return Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.http.maxRequestSize = MAX_BODY_BYTES;
      config.requestLogger.http((context, millis) -> ACCESS.info(
          "{} {} {} {} ms",
          context.method(),
          context.path(),
          context.status().getCode(),
          Math.round(millis)));
      config.routes.before("/v1/*", this::checkKey);
      endpoints()
          .forEach(endpoint ->
              config.routes.addHttpHandler(endpoint.method(), endpoint.path(), endpoint.handler()));
      Problems.addTo(config.routes);
    });
  }

  /** Every route, as openapi.yaml describes it. */
  List<Endpoint> endpoints() {
    return List.of(
        new Endpoint(
            HandlerType.GET, "/health", context -> json(context, 200, "{\"status\":\"ok\"}")),
        new Endpoint(HandlerType.GET, "/openapi.yaml", HttpApi::openApi),
        new Endpoint(HandlerType.POST, "/v1/cards", this::create),
        new Endpoint(
            HandlerType.GET,
            "/v1/cards",
            context -> json(context, 200, ApiAnswers.cards(listCards.list()))),
        new Endpoint(
            HandlerType.GET,
            "/v1/cards/{cardId}",
            context -> card(context, findCard.find(cardId(context)), "is kept here")),
        new Endpoint(
            HandlerType.POST,
            "/v1/cards/{cardId}/sync",
            context -> card(context, syncCard.sync(cardId(context)), "is the account's")),
        new Endpoint(HandlerType.POST, "/v1/add-card", this::addCard),
        new Endpoint(HandlerType.POST, "/v1/add-card/{requestId}/result", this::addCardResult),
        new Endpoint(HandlerType.POST, "/v1/open-card", this::openCard),
        new Endpoint(HandlerType.POST, "/v1/signatures/diagnose", this::diagnose));
  }

  private void checkKey(Context context) {
    String header = context.header("Authorization");
    if (header == null
        || !header.startsWith(BEARER)
        || !apiKey.matches(header.substring(BEARER.length()).strip())) {
      context.header("WWW-Authenticate", "Bearer");
      Problems.answer(
          context, 401, "unauthorized", "send Authorization: Bearer and the key of kaquan api-key");
      context.skipRemainingHandlers();
    }
  }

  private void create(Context context) {
    CardId id = createCard.create(ApiRequests.card(body(context)));
    context.header("Location", "/v1/cards/" + id);
    json(context, 201, ApiAnswers.created(id));
  }

  private void addCard(Context context) {
    PrepareAddCard.Prepared prepared = prepareAddCard.prepare(ApiRequests.addCard(body(context)));
    json(context, 201, ApiAnswers.prepared(prepared));
  }

  private void addCardResult(Context context) {
    Optional<AddCardRequest> request = reportAddCard.report(
        ApiRequests.addCardResult(context.pathParam("requestId"), body(context)));
    request.ifPresentOrElse(
        found -> json(context, 200, ApiAnswers.reported(found)),
        () -> Problems.answer(context, 404, "unknown-request", "no such request was made here"));
  }

  private void openCard(Context context) {
    OpenCards.Query query = ApiRequests.openCard(body(context));
    openCards
        .open(query)
        .<Runnable>fold(
            opened -> () -> json(context, 200, ApiAnswers.opened(opened)),
            notHeld -> () -> notHeld(context, notHeld))
        .run();
  }

  private static void notHeld(Context context, OpenCards.NotHeld notHeld) {
    String places = notHeld.places().stream()
        .map(place -> "cards[" + place + "]")
        .collect(Collectors.joining(", "));
    Problems.answer(context, 404, "not-held", "the person is not known to hold " + places);
  }

  private void diagnose(Context context) {
    json(
        context,
        200,
        ApiAnswers.diagnosis(DiagnoseRequest.read(
            body(context),
            (cardId, cardExt) ->
                diagnoseSignature.diagnose(new DiagnoseSignature.Query(cardId, cardExt)))));
  }

  private static void card(Context context, Optional<StoredCard> card, String where) {
    card.ifPresentOrElse(
        found -> json(context, 200, ApiAnswers.card(found)),
        () -> Problems.answer(context, 404, "unknown-card", "no card of this id " + where));
  }

  private static CardId cardId(Context context) {
    return new CardId(context.pathParam("cardId"));
  }

  /** The body as UTF-8, whatever its sender calls it. */
  private static String body(Context context) {
    return new String(context.bodyAsBytes(), StandardCharsets.UTF_8);
  }

  private static void json(Context context, int status, String json) {
    context.status(status).contentType(JSON).result(json);
  }

  private static void openApi(Context context) {
    try (InputStream yaml = HttpApi.class.getResourceAsStream("openapi.yaml")) {
      context
          .contentType("application/yaml; charset=utf-8")
          .result(Objects.requireNonNull(yaml, "openapi.yaml").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.yaml is not in the jar", e);
    }
  }
}
