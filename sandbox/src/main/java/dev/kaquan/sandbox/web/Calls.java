package dev.kaquan.sandbox.web;

import dev.kaquan.sandbox.world.Words;
import dev.kaquan.wire.ErrorReply;
import dev.kaquan.wire.MalformedWireException;
import dev.kaquan.wire.WireJson;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls that the sandbox answers.
 *
 * <p>The platform's are always answered with HTTP 200; faults are told in this order: method, token,
 * body, JSON, and then what the call itself finds: missing fields, lengths, values, existence,
 * state. WeChat does not say in which order it looks. The sandbox's own calls answer 400 to what
 * they cannot do.
 */
public final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
  private static final Pattern ESCAPED = Pattern.compile("\\\\u[0-9a-fA-F]{4}");
  private static final int BAD_REQUEST = 400;

  private final List<Call> calls = new ArrayList<>();
  private final Consumer<String> tokens;
  private final Words words;
  private Runnable beforeEach = () -> {};

  /**
   * None yet.
   *
   * @param tokens refuses an access token that is not valid
   */
  public Calls(Consumer<String> tokens, Words words) {
    this.tokens = tokens;
    this.words = words;
  }

  /** One more. */
  public void add(Call.Kind kind, String path, Function<Asked, Object> answer) {
    calls.add(new Call(path, kind, answer));
  }

  /** Has something done before each call: what time alone brought about. */
  public void beforeEach(Runnable work) {
    beforeEach = work;
  }

  /** All that were added. */
  public List<Call> all() {
    return List.copyOf(calls);
  }

  /** Makes them routes of a server. A path may be one call by GET and another by POST. */
  public void addTo(RoutesConfig routes, Interference interference) {
    Map<String, Map<Boolean, Call>> byPath = new LinkedHashMap<>();
    for (Call call : calls) {
      byPath
          .computeIfAbsent(call.path(), path -> new LinkedHashMap<>(2))
          .put(call.kind().isPost(), call);
    }
    byPath.forEach((path, methods) -> {
      Call either = methods.values().iterator().next();
      Call get = methods.getOrDefault(false, either);
      Call post = methods.getOrDefault(true, either);
      routes.get(path, context -> serve(get, context, interference));
      routes.post(path, context -> serve(post, context, interference));
    });
  }

  private void serve(Call call, Context context, Interference interference) {
    context.contentType("application/json; charset=utf-8");
    try {
      interference.around(call, context, () -> answer(call, context));
    } catch (Refusal refusal) {
      refuse(call, context, refusal);
    }
  }

  private void answer(Call call, Context context) {
    try {
      beforeEach.run();
      Object reply = call.answer().apply(asked(call, context));
      if (reply instanceof Reasoned reasoned) {
        if (!reasoned.reason().isEmpty()) {
          context.header(Reasoned.HEADER, reasoned.reason());
        }
        reply = reasoned.reply();
      }
      context.result(WireJson.write(reply));
    } catch (Refusal refusal) {
      refuse(call, context, refusal);
    } catch (RuntimeException bug) {
      LOG.error("{}: a fault of the sandbox's own", call.path(), bug);
      context.status(500);
      context.result(WireJson.write(
          new ErrorReply(-1, "system error: a fault of the sandbox's own, see its log")));
    }
  }

  private void refuse(Call call, Context context, Refusal refusal) {
    LOG.info("{} refused: {} {}", call.path(), refusal.errCode(), refusal.getMessage());
    if (!call.kind().isOfPlatform()) {
      context.status(BAD_REQUEST);
    }
    context.result(WireJson.write(new ErrorReply(refusal.errCode(), hinted(refusal))));
  }

  private String hinted(Refusal refusal) {
    String hint = words.letters(14);
    return refusal.getMessage()
        + (refusal.errCode() == ErrCode.TOKEN_MISSING.number()
            ? ", hints: [ req_id: " + hint + " ]"
            : " hint: [" + hint + "]");
  }

  private Asked asked(Call call, Context context) {
    Call.Kind kind = call.kind();
    boolean isPost = context.method().equals(HandlerType.POST);
    if (isPost != kind.isPost()) {
      throw new Refusal(kind.isPost() ? ErrCode.REQUIRE_POST : ErrCode.REQUIRE_GET);
    }
    Map<String, Object> query = new LinkedHashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    if (kind.needsToken()) {
      tokens.accept(new Asked(query).text("access_token", ErrCode.TOKEN_MISSING));
    }
    Map<String, Object> fields = new LinkedHashMap<>(context.pathParamMap());
    if (kind == Call.Kind.UPLOAD) {
      fields.putAll(files(context));
    } else if (isPost) {
      fields.putAll(body(kind, context));
    } else {
      fields.putAll(query);
    }
    return new Asked(fields);
  }

  private static Map<String, Object> body(Call.Kind kind, Context context) {
    String body = context.body();
    if (body.isBlank() && kind == Call.Kind.CONTROL) {
      return Map.of();
    }
    if (body.isBlank()) {
      throw new Refusal(ErrCode.EMPTY_BODY);
    }
    Map<String, Object> fields;
    try {
      fields = WireJson.readObject(body);
    } catch (MalformedWireException e) {
      throw new Refusal(ErrCode.DATA_FORMAT);
    }
    if (body.contains("\\u") && ESCAPED.matcher(body).find()) {
      throw new Refusal(ErrCode.INVALID_CHARSET);
    }
    return fields;
  }

  private static Map<String, Object> files(Context context) {
    Map<String, Object> files = new LinkedHashMap<>();
    try {
      context.uploadedFileMap().forEach((name, found) -> files.put(name, bytes(found.get(0))));
    } catch (RuntimeException e) {
      LOG.info("{}: not multipart, or not all of it came", context.path(), e);
      throw new Refusal(ErrCode.INVALID_FILE_TYPE);
    }
    return files;
  }

  private static byte[] bytes(UploadedFile file) {
    try (var content = file.content()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("an uploaded picture cannot be read", e);
    }
  }
}
