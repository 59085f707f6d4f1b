package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardColour;
import dev.kaquan.sandbox.env.RandomStrings;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Uploads pictures and lists colours. A picture is checked and discarded; its URL shows nothing. */
public final class MediaEndpoints {
  private static final int MAX_BYTES = 1 << 20;
  private static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final RandomStrings randomStrings;

  public MediaEndpoints(SandboxContext context) {
    this.randomStrings = context.randomStrings();
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.UPLOAD, "/cgi-bin/media/uploadimg", this::upload);
    endpoints.add(Kind.GET, "/card/getcolors", request -> colours());
  }

  private Map<String, Object> upload(SandboxRequest request) {
    Object file = request.fields().getOrDefault("buffer", request.fields().get("media"));
    if (!(file instanceof byte[] bytes)) {
      throw new PlatformError(ErrCode.INVALID_FILE_TYPE);
    }
    if (bytes.length > MAX_BYTES) {
      throw new PlatformError(ErrCode.INVALID_IMAGE_SIZE);
    }
    if (!startsWith(bytes, JPG) && !startsWith(bytes, PNG)) {
      throw new PlatformError(ErrCode.INVALID_IMAGE_FORMAT);
    }
    return Reply.fields("url", "http://mmbiz.qpic.cn/mmbiz/" + randomStrings.letters(86) + "/0");
  }

  private static Map<String, Object> colours() {
    List<Map<String, Object>> colours = Arrays.stream(CardColour.values())
        .map(colour -> Reply.fields("name", colour.wireName(), "value", colour.hex()))
        .toList();
    return Reply.ok("colors", colours);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
