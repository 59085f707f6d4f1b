package dev.kaquan.sandbox.card;

import dev.kaquan.domain.card.CardStatus;
import dev.kaquan.sandbox.card.QrCodes.Offered;
import dev.kaquan.sandbox.card.QrCodes.QrCode;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Asked;
import dev.kaquan.sandbox.web.Call.Kind;
import dev.kaquan.sandbox.web.Calls;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.Refusal;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.world.SandboxClock;
import dev.kaquan.sandbox.world.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ways to bring a card to people: QR codes, pages, articles, testers, and the cells on it. */
public final class OfferingCalls {
  private static final int MOST_TESTERS = 10;
  private static final int MOST_CARDS_IN_A_QR_CODE = 5;
  private static final long LEAST_SECONDS = 60;
  private static final long MOST_SECONDS = 1800;
  private static final long A_YEAR = 365L * 24 * 3600;
  private static final Set<String> SCENES = Set.of(
      "SCENE_NEAR_BY",
      "SCENE_MENU",
      "SCENE_QRCODE",
      "SCENE_ARTICLE",
      "SCENE_H5",
      "SCENE_IVR",
      "SCENE_CARD_CUSTOM_CELL");

  private final Store store;
  private final Templates templates;
  private final WhiteList whiteList;
  private final QrCodes qrCodes;
  private final Cells cells;
  private final Words words;
  private final SandboxClock clock;

  /** The calls. */
  public OfferingCalls(
      Store store,
      Templates templates,
      WhiteList whiteList,
      QrCodes qrCodes,
      Cells cells,
      Words words,
      SandboxClock clock) {
    this.store = store;
    this.templates = templates;
    this.whiteList = whiteList;
    this.qrCodes = qrCodes;
    this.cells = cells;
    this.words = words;
    this.clock = clock;
  }

  /** Adds them. */
  public void addTo(Calls calls) {
    calls.add(Kind.POST, "/card/testwhitelist/set", this::setWhiteList);
    calls.add(Kind.POST, "/card/qrcode/create", this::createQrCode);
    calls.add(Kind.POST, "/card/landingpage/create", this::createLandingPage);
    calls.add(Kind.POST, "/card/mpnews/gethtml", this::html);
    calls.add(Kind.POST, "/card/paycell/set", this::setPayCell);
    calls.add(Kind.POST, "/card/selfconsumecell/set", this::setSelfConsumeCell);
  }

  private Map<String, Object> setWhiteList(Asked asked) {
    List<String> openids = asked.texts("openid");
    List<String> usernames = asked.texts("username");
    if (openids.size() + usernames.size() > MOST_TESTERS) {
      throw new Refusal(ErrCode.INVALID_ARGS_SIZE);
    }
    if (openids.stream().anyMatch(openid -> !openid.matches("[A-Za-z0-9_-]{1,32}"))) {
      throw new Refusal(ErrCode.INVALID_OPENID);
    }
    store.change(() -> {
      whiteList.set(openids, usernames);
      return openids;
    });
    return Reply.ok(
        "white_list_size", openids.size() + usernames.size(),
        "success_openid", openids,
        "success_username", usernames);
  }

  private Map<String, Object> createQrCode(Asked asked) {
    String action = asked.text("action_name");
    Asked info = asked.object("action_info");
    List<Asked> cards;
    if (action.equals("QR_CARD")) {
      cards = List.of(info.object("card"));
    } else if (action.equals("QR_MULTIPLE_CARD")) {
      cards = info.object("multiple_card").objects("card_list");
    } else {
      throw new Refusal(ErrCode.INVALID_ACTION_NAME);
    }
    if (cards.isEmpty() || cards.size() > MOST_CARDS_IN_A_QR_CODE) {
      throw new Refusal(ErrCode.INVALID_ACTION_INFO);
    }
    List<Offered> offered = cards.stream()
        .map(card -> new Offered(
            card.text("card_id", ErrCode.INVALID_ACTION_INFO),
            card.text("code"),
            card.text("openid"),
            card.text("outer_str")))
        .toList();
    long seconds = asked.whole("expire_seconds").orElse(A_YEAR);
    boolean isLimited = asked.has("expire_seconds");
    if (isLimited && (seconds < LEAST_SECONDS || seconds > MOST_SECONDS)) {
      throw new Refusal(ErrCode.INVALID_ACTION_INFO);
    }
    return store.change(() -> {
      offered.forEach(card -> offerable(card.cardId()));
      String ticket = "gQ" + words.letters(92);
      qrCodes.put(new QrCode(ticket, offered, clock.seconds() + seconds));
      return Reply.ok(
          "ticket",
          ticket,
          "expire_seconds",
          seconds,
          "url",
          "http://weixin.qq.com/q/" + words.letters(22),
          "show_qrcode_url",
          "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="
              + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
    });
  }

  private Map<String, Object> createLandingPage(Asked asked) {
    List<Asked> cards = asked.objects("card_list");
    for (String field : List.of("banner", "page_title", "scene")) {
      if (!asked.has(field)) {
        throw Refusal.of(ErrCode.FIELDS_MISSING, field);
      }
    }
    if (cards.isEmpty()) {
      throw Refusal.of(ErrCode.FIELDS_MISSING, "card_list");
    }
    if (!SCENES.contains(asked.text("scene"))) {
      throw Refusal.of(ErrCode.INVALID_ARGS, "scene");
    }
    return store.change(() -> {
      cards.forEach(card -> offerable(card.text("card_id", ErrCode.CARD_ID_MISSING)));
      String page = words.digits(9);
      return Reply.ok(
          "url",
          "https://mp.weixin.qq.com/bizmall/cardlandingpage?page_id=" + page,
          "page_id",
          Long.parseLong("1" + page));
    });
  }

  private Map<String, Object> html(Asked asked) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    store.change(() -> offerable(cardId));
    return Reply.ok(
        "content",
        "<iframe class=\"res_iframe card_iframe js_editor_card\" data-src=\"http://mp.weixin.qq.com"
            + "/bizmall/appmsgcard?action=show&biz=&cardid=" + cardId
            + "#wechat_redirect\"></iframe>");
  }

  private Map<String, Object> setPayCell(Asked asked) {
    return setCell(
        asked,
        (now, open) -> new Cells.Open(
            open, now.selfConsume(), now.needsVerifyCode(), now.needsRemarkAmount()));
  }

  private Map<String, Object> setSelfConsumeCell(Asked asked) {
    return setCell(
        asked,
        (now, open) -> new Cells.Open(
            now.pay(), open, asked.flag("need_verify_cod"), asked.flag("need_remark_amount")));
  }

  private interface Change {
    Cells.Open of(Cells.Open now, boolean open);
  }

  private Map<String, Object> setCell(Asked asked, Change change) {
    String cardId = asked.text("card_id", ErrCode.CARD_ID_MISSING);
    boolean open = asked.flag("is_open");
    store.change(() -> {
      Asked base = offerable(cardId).base();
      boolean hasPlace =
          base.flag("use_all_locations") || !base.list("location_id_list").isEmpty();
      if (open && !hasPlace) {
        throw new Refusal(ErrCode.REQUIRE_LOCATION);
      }
      Cells.Open next = change.of(cells.of(cardId), open);
      if (next.pay() && base.has("center_title")) {
        throw new Refusal(ErrCode.PAY_AND_CENTER_CELL);
      }
      if (next.selfConsume() && (next.pay() || base.has("center_title"))) {
        throw new Refusal(ErrCode.CELLS_CONFLICT);
      }
      cells.put(cardId, next);
      return next;
    });
    return Reply.ok();
  }

  private Template offerable(String cardId) {
    Template template = templates.get(cardId);
    if (template.status() == CardStatus.DELETE) {
      throw new Refusal(ErrCode.INVALID_CARD_STATUS);
    }
    return template;
  }
}
