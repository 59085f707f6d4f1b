package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.world.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Pictures and colours. A picture is looked at and forgotten: its address shows nothing. */
public final class MediaCalls {
  private static final int MOST_BYTES = 1 << 20;
  private static final byte[] JPG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final Words words;

  /** The calls. */
  public MediaCalls(Words words) {
    this.words = words;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.UPLOAD, "/cgi-bin/media/uploadimg", this::upload);
    calls.add(Kind.GET, "/card/getcolors", asked -> colours());
  }

  private Map<String, Object> upload(Asked asked) {
    Object file = asked.fields().getOrDefault("buffer", asked.fields().get("media"));
    if (!(file instanceof byte[] bytes)) {
      throw new Refusal(ErrCode.INVALID_FILE_TYPE);
    }
    if (bytes.length > MOST_BYTES) {
      throw new Refusal(ErrCode.INVALID_IMAGE_SIZE);
    }
    if (!startsWith(bytes, JPG) && !startsWith(bytes, PNG)) {
      throw new Refusal(ErrCode.INVALID_IMAGE_FORMAT);
    }
    return Reply.fields("url", "http://mmbiz.qpic.cn/mmbiz/" + words.letters(86) + "/0");
  }

  private static Map<String, Object> colours() {
    List<Map<String, Object>> colours = Arrays.stream(Palette.values())
        .map(colour -> Reply.fields("name", colour.wireName(), "value", colour.hex()))
        .toList();
    return Reply.ok("colors", colours);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
