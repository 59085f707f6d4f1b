package dev.kaquan.http;

import dev.kaquan.api.CardCodec;
import dev.kaquan.api.CodeCodec;
import dev.kaquan.application.code.FindCode;
import dev.kaquan.application.code.FindImport;
import dev.kaquan.application.code.FindImport.FoundImport;
import dev.kaquan.application.code.ReadCodeStock;
import dev.kaquan.application.code.RetireCode;
import dev.kaquan.application.code.StartImport;
import dev.kaquan.domain.card.CardCode;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.CodeImport;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** {@code /v1/cards/{cardId}/codes}, {@code /v1/imports} and {@code /v1/codes}. */
final class CodeRoutes implements Routes {
  private static final String CODE = "/v1/codes/{cardId}/{code}";

  private static final String CODES = "/v1/cards/{cardId}/codes";
  private static final String RETRY_AFTER_SECONDS = "5";

  /** Each upload occupies a thread, for as long as it takes. */
  private static final int MOST_UPLOADS = 4;

  private final Semaphore uploads = new Semaphore(MOST_UPLOADS);
  private final StartImport startImport;
  private final FindImport findImport;
  private final ReadCodeStock readCodeStock;
  private final FindCode findCode;
  private final RetireCode retireCode;

  @Inject
  CodeRoutes(
      StartImport startImport,
      FindImport findImport,
      ReadCodeStock readCodeStock,
      FindCode findCode,
      RetireCode retireCode) {
    this.startImport = startImport;
    this.findImport = findImport;
    this.readCodeStock = readCodeStock;
    this.findCode = findCode;
    this.retireCode = retireCode;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.streaming(CODES, this::startImport),
        Endpoint.get("/v1/imports/{importId}", this::findImport),
        Endpoint.get(CODES + "/summary", this::summary),
        Endpoint.get(CODE, this::find),
        Endpoint.post(CODE + "/retire", this::retire));
  }

  private void startImport(Context context) {
    if (!uploads.tryAcquire()) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
      Problems.answer(context, CodeCodec.TOO_MANY_UPLOADS);
      return;
    }
    try {
      InputStream body = context.bodyInputStream();
      CodeImport job = startImport.start(cardId(context), buffer -> read(body, buffer));
      context.header("Location", "/v1/imports/" + job.id());
      Bodies.json(context, 202, CodeCodec.codeImport(new FoundImport(job, List.of())));
    } finally {
      uploads.release();
    }
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void findImport(Context context) {
    findImport
        .find(context.pathParam("importId"))
        .ifPresentOrElse(
            found -> Bodies.json(context, 200, CodeCodec.codeImport(found)),
            () -> Problems.answer(context, CodeCodec.UNKNOWN_IMPORT));
  }

  private void summary(Context context) {
    CardId cardId = cardId(context);
    readCodeStock
        .read(cardId)
        .ifPresentOrElse(
            stock -> Bodies.json(context, 200, CodeCodec.stock(cardId, stock)),
            () -> Problems.answer(context, CardCodec.UNKNOWN));
  }

  private void find(Context context) {
    findCode
        .find(cardId(context), code(context))
        .ifPresentOrElse(
            found -> Bodies.json(context, 200, CodeCodec.code(found)),
            () -> Problems.answer(context, CodeCodec.UNKNOWN));
  }

  private void retire(Context context) {
    switch (retireCode.retire(cardId(context), code(context))) {
      case RETIRED -> Bodies.json(context, 200, CodeCodec.retired(cardId(context), code(context)));
      case UNKNOWN -> Problems.answer(context, CodeCodec.UNKNOWN);
      case CLAIMED -> Problems.answer(context, CodeCodec.CLAIMED);
    }
  }

  private static CardId cardId(Context context) {
    return new CardId(context.pathParam("cardId"));
  }

  private static CardCode code(Context context) {
    return new CardCode(context.pathParam("code"));
  }
}
