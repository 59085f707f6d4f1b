package dev.kaquan.sandbox.card;

import dev.kaquan.sandbox.card.QrCodes.Offered;
import dev.kaquan.sandbox.card.QrCodes.QrCode;
import dev.kaquan.sandbox.env.SandboxContext;
import dev.kaquan.sandbox.store.Store;
import dev.kaquan.sandbox.web.Endpoint.Kind;
import dev.kaquan.sandbox.web.Endpoints;
import dev.kaquan.sandbox.web.ErrCode;
import dev.kaquan.sandbox.web.PlatformError;
import dev.kaquan.sandbox.web.Reply;
import dev.kaquan.sandbox.web.SandboxRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Distributes cards: QR codes, landing pages, articles, testers, and the cells on a card. */
public final class DistributionEndpoints {
  private static final int MAX_TESTERS = 10;
  private static final int MAX_CARDS_IN_A_QR_CODE = 5;
  private static final long MIN_SECONDS = 60;
  private static final long MAX_SECONDS = 1800;
  private static final long A_YEAR = 365L * 24 * 3600;
  private static final Set<String> SCENES = Set.of(
      "SCENE_NEAR_BY",
      "SCENE_MENU",
      "SCENE_QRCODE",
      "SCENE_ARTICLE",
      "SCENE_H5",
      "SCENE_IVR",
      "SCENE_CARD_CUSTOM_CELL");

  private final SandboxContext context;
  private final Store store;
  private final CardRecords cardRecords;
  private final WhiteList whiteList;
  private final QrCodes qrCodes;
  private final Cells cells;

  public DistributionEndpoints(
      SandboxContext context,
      CardRecords cardRecords,
      WhiteList whiteList,
      QrCodes qrCodes,
      Cells cells) {
    this.context = context;
    this.store = context.store();
    this.cardRecords = cardRecords;
    this.whiteList = whiteList;
    this.qrCodes = qrCodes;
    this.cells = cells;
  }

  public void register(Endpoints endpoints) {
    endpoints.add(Kind.POST, "/card/testwhitelist/set", this::setWhiteList);
    endpoints.add(Kind.POST, "/card/qrcode/create", this::createQrCode);
    endpoints.add(Kind.POST, "/card/landingpage/create", this::createLandingPage);
    endpoints.add(Kind.POST, "/card/mpnews/gethtml", this::html);
    endpoints.add(Kind.POST, "/card/paycell/set", this::setPayCell);
    endpoints.add(Kind.POST, "/card/selfconsumecell/set", this::setSelfConsumeCell);
  }

  private Map<String, Object> setWhiteList(SandboxRequest request) {
    List<String> openids = request.texts("openid");
    List<String> usernames = request.texts("username");
    if (openids.size() + usernames.size() > MAX_TESTERS) {
      throw new PlatformError(ErrCode.INVALID_ARGS_SIZE);
    }
    if (openids.stream().anyMatch(openid -> !openid.matches("[A-Za-z0-9_-]{1,32}"))) {
      throw new PlatformError(ErrCode.INVALID_OPENID);
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

  private Map<String, Object> createQrCode(SandboxRequest request) {
    String action = request.text("action_name");
    SandboxRequest info = request.object("action_info");
    List<SandboxRequest> cards;
    if (action.equals("QR_CARD")) {
      cards = List.of(info.object("card"));
    } else if (action.equals("QR_MULTIPLE_CARD")) {
      cards = info.object("multiple_card").objects("card_list");
    } else {
      throw new PlatformError(ErrCode.INVALID_ACTION_NAME);
    }
    if (cards.isEmpty() || cards.size() > MAX_CARDS_IN_A_QR_CODE) {
      throw new PlatformError(ErrCode.INVALID_ACTION_INFO);
    }
    List<Offered> offered = cards.stream()
        .map(card -> new Offered(
            card.text("card_id", ErrCode.INVALID_ACTION_INFO),
            card.text("code"),
            card.text("openid"),
            card.text("outer_str"),
            card.textOf("outer_id")))
        .toList();
    long seconds = request.integer("expire_seconds").orElse(A_YEAR);
    boolean isLimited = request.has("expire_seconds");
    if (isLimited && (seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
      throw new PlatformError(ErrCode.INVALID_ACTION_INFO);
    }
    return store.change(() -> {
      offered.forEach(card -> cardRecords.getExisting(card.cardId()));
      String ticket = "gQ" + context.randomStrings().letters(92);
      qrCodes.put(new QrCode(ticket, offered, context.clock().seconds() + seconds));
      return Reply.ok(
          "ticket",
          ticket,
          "expire_seconds",
          seconds,
          "url",
          "http://weixin.qq.com/q/" + context.randomStrings().letters(22),
          "show_qrcode_url",
          "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="
              + URLEncoder.encode(ticket, StandardCharsets.UTF_8));
    });
  }

  private Map<String, Object> createLandingPage(SandboxRequest request) {
    List<SandboxRequest> cards = request.objects("card_list");
    for (String field : List.of("banner", "page_title", "scene")) {
      if (!request.has(field)) {
        throw PlatformError.of(ErrCode.FIELDS_MISSING, field);
      }
    }
    if (cards.isEmpty()) {
      throw PlatformError.of(ErrCode.FIELDS_MISSING, "card_list");
    }
    if (!SCENES.contains(request.text("scene"))) {
      throw PlatformError.of(ErrCode.INVALID_ARGS, "scene");
    }
    return store.change(() -> {
      cards.forEach(card -> cardRecords.getExisting(card.text("card_id", ErrCode.CARD_ID_MISSING)));
      String page = context.randomStrings().digits(9);
      return Reply.ok(
          "url",
          "https://mp.weixin.qq.com/bizmall/cardlandingpage?page_id=" + page,
          "page_id",
          Long.parseLong("1" + page));
    });
  }

  private Map<String, Object> html(SandboxRequest request) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    store.change(() -> cardRecords.getExisting(cardId));
    return Reply.ok(
        "content",
        "<iframe class=\"res_iframe card_iframe js_editor_card\" data-src=\"http://mp.weixin.qq.com"
            + "/bizmall/appmsgcard?action=show&biz=&cardid=" + cardId
            + "#wechat_redirect\"></iframe>");
  }

  private Map<String, Object> setPayCell(SandboxRequest request) {
    return setCell(
        request,
        (now, open) -> new CellSettings(
            open, now.selfConsume(), now.needsVerifyCode(), now.needsRemarkAmount()));
  }

  private Map<String, Object> setSelfConsumeCell(SandboxRequest request) {
    return setCell(
        request,
        (now, open) -> new CellSettings(
            now.pay(), open, request.flag("need_verify_cod"), request.flag("need_remark_amount")));
  }

  private interface Change {
    CellSettings of(CellSettings now, boolean open);
  }

  private Map<String, Object> setCell(SandboxRequest request, Change change) {
    String cardId = request.text("card_id", ErrCode.CARD_ID_MISSING);
    boolean open = request.flag("is_open");
    store.change(() -> {
      SandboxRequest base = cardRecords.getExisting(cardId).base();
      boolean hasPlace =
          base.flag("use_all_locations") || !base.list("location_id_list").isEmpty();
      if (open && !hasPlace) {
        throw new PlatformError(ErrCode.REQUIRE_LOCATION);
      }
      CellSettings next = change.of(cells.of(cardId), open);
      if (next.pay() && base.has("center_title")) {
        throw new PlatformError(ErrCode.PAY_AND_CENTER_CELL);
      }
      if (next.selfConsume() && (next.pay() || base.has("center_title"))) {
        throw new PlatformError(ErrCode.CELLS_CONFLICT);
      }
      cells.put(cardId, next);
      return next;
    });
    return Reply.ok();
  }
}
