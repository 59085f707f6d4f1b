package dev.kaquan.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.MembershipBusyException;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.page.PageRequest;
import dev.kaquan.application.port.Memberships.Filter;
import dev.kaquan.application.port.Memberships.StoredMembership;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.application.port.StorageException;
import dev.kaquan.bootstrap.ModelService.Crash;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.card.OpenId;
import dev.kaquan.domain.claim.OuterStr;
import dev.kaquan.domain.member.ActivationForm;
import dev.kaquan.domain.member.LedgerEntry;
import dev.kaquan.domain.member.MemberValues;
import dev.kaquan.domain.member.Membership;
import dev.kaquan.domain.member.MembershipNumber;
import dev.kaquan.domain.member.OpenCardLink;
import dev.kaquan.domain.member.OpenCardReturn;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import dev.kaquan.wire.WireJson;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People open a card, fill in its form, come back once or often, delete it and restore it, while two
 * services on one database activate and adjust, the platform fails and the services crash. In the end
 * what they have stored is what the platform has.
 */
class MemberModelTest {
  private static final long SEED = Long.getLong("kaquan.model.seed", 20261126);
  private static final int STEPS = Integer.getInteger("kaquan.model.steps", 2000);
  private static final int PEOPLE = 40;
  private static final String CARD = """
      {"card":{"card_type":"MEMBER_CARD","member_card":{"base_info":{
      "logo_url":"http://mmbiz.qpic.cn/mmbiz/abc/0","brand_name":"示例咖啡",
      "code_type":"CODE_TYPE_TEXT","title":"会员卡","color":"Color010","notice":"使用时出示此卡",
      "description":"不可与其他优惠同享","sku":{"quantity":500},
      "date_info":{"type":"DATE_TYPE_PERMANENT"}},"supply_bonus":true,"supply_balance":true,
      "prerogative":"积分换咖啡","wx_activate":true,"wx_activate_after_submit":true,
      "wx_activate_after_submit_url":"https://example.com"}}}""";
  private static final ActivationForm FORM = ActivationForm.of(Map.of(
      "required_form", Map.of("common_field_id_list", List.of("USER_FORM_INFO_FLAG_MOBILE"))));
  private static final List<?> MOBILE =
      List.of(Map.of("name", "USER_FORM_INFO_FLAG_MOBILE", "value", "15521328888"));
  private static final String[] FAULTS = {
    "{\"path\":\"/card/*\",\"kind\":\"errcode\",\"errcode\":-1,\"times\":4}",
    "{\"path\":\"/card/membercard/*\",\"kind\":\"drop\",\"times\":3}",
    "{\"path\":\"/card/membercard/*\",\"kind\":\"drop\",\"afterWork\":true,\"times\":3}",
    "{\"path\":\"/card/membercard/*\",\"kind\":\"broken-json\",\"times\":1}",
    "{\"path\":\"/card/code/get\",\"kind\":\"broken-json\",\"times\":1}",
    "{\"name\":\"ticket-seems-expired\",\"times\":3}",
    "{\"name\":\"activation-busy\",\"times\":4}",
  };

  @TempDir
  private Path folder;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final ModelService[] services = new ModelService[2];
  private final List<OpenCardReturn> returns = new ArrayList<>();
  private final Set<String> submitted = new HashSet<>();
  private final Map<String, Integer> steps = new TreeMap<>();
  private volatile Instant now = Instant.parse("2026-11-26T04:00:00Z");
  private Sandbox sandbox;
  private SandboxPhone phone;
  private CardId card;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder.resolve("wechat"),
        () -> now,
        SandboxSettings.Identity.seeded(SEED),
        SandboxSettings.Permissions.DEFAULTS));
    phone = new SandboxPhone(sandbox);
    phone.call("/sandbox/policy", Map.of("activateTicketSeconds", 100_000_000));
    services[0] = service();
    services[1] = service();
    card = services[0].createCard.create(WireJson.readObject(CARD));
    assertEquals(Optional.empty(), services[0].defineForm.define(card, FORM));
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
    for (ModelService service : services) {
      service.close();
    }
    sandbox.close();
  }

  @Test
  void what_is_stored_is_what_the_platform_has() throws Exception {
    for (int i = 0; i < STEPS; i++) {
      step(random.nextInt(100));
    }
    phone.call("/sandbox/faults", Map.of("faults", List.of()));
    settle();
    compare();
    for (String kind :
        List.of("crashed", "activated", "adjusted", "failed", "deleted", "restored")) {
      assertTrue(steps.getOrDefault(kind, 0) > 0, steps.toString());
    }
  }

  private void step(int kind) throws Exception {
    if (kind < 15) {
      fillIn("oPerson" + random.nextInt(PEOPLE));
    } else if (kind < 40) {
      comeBack();
    } else if (kind < 45) {
      comeBackTwiceAtOnce();
    } else if (kind < 69) {
      attempt(this::adjust);
    } else if (kind < 73) {
      deleteOrRestore();
    } else if (kind < 80) {
      phone.call("/sandbox/faults", WireJson.readObject(FAULTS[random.nextInt(FAULTS.length)]));
    } else if (kind < 84) {
      services[random.nextInt(2)].crashAfter(1 + random.nextInt(3));
    } else if (kind < 97) {
      passes(Duration.ofSeconds(random.nextInt(300)));
      attempt(() -> services[random.nextInt(2)].completeActivations.completeDue());
    } else {
      restart(random.nextInt(2));
    }
  }

  private void fillIn(String person) throws Exception {
    attempt(() -> {
      OpenCardLink link = services[random.nextInt(2)]
          .prepareOpenCard
          .prepare(card, new OuterStr("shop-" + random.nextInt(3)))
          .fold(prepared -> prepared, refusal -> {
            throw new AssertionError(refusal);
          });
      Map<String, Object> body = new HashMap<>();
      body.put("openid", person);
      body.put("common_field_list", MOBILE);
      body.put(
          "extraData",
          Map.of(
              "encrypt_card_id", link.encryptCardId(),
              "outer_str", link.outerStr(),
              "biz", link.biz()));
      returns.add(OpenCardReturn.of(phone.call("/sandbox/component/submit", body)));
    });
  }

  private void comeBack() {
    if (!returns.isEmpty()) {
      OpenCardReturn shown = anyReturn();
      ResumeActivation.Command command = command(shown);
      int service = random.nextInt(2);
      attempt(() -> resume(service, command));
    }
  }

  private void comeBackTwiceAtOnce() throws Exception {
    if (!returns.isEmpty()) {
      ResumeActivation.Command command = command(anyReturn());
      List<Future<?>> both = List.of(
          threads.submit(() -> attempt(() -> resume(0, command))),
          threads.submit(() -> attempt(() -> resume(1, command))));
      for (Future<?> each : both) {
        each.get();
      }
    }
  }

  private void resume(int service, ResumeActivation.Command command) {
    ResumeActivation.Outcome outcome = services[service].resumeActivation.resume(command);
    boolean isActive = outcome.fold(
        () -> false, () -> false, alreadyActive -> true, activated -> true, refused -> false);
    if (isActive) {
      count("activated");
      command
          .shown()
          .fold(
              () -> false,
              () -> false,
              form -> submitted.add(form.code().plain().orElseThrow().value()),
              malformed -> false);
    }
  }

  /** The latest returns more often than the old ones. */
  private OpenCardReturn anyReturn() {
    int back = Math.min(random.nextInt(returns.size()), random.nextInt(returns.size()));
    return returns.get(returns.size() - 1 - back);
  }

  private ResumeActivation.Command command(OpenCardReturn shown) {
    Optional<MembershipNumber> number = random.nextInt(4) == 0
        ? Optional.of(new MembershipNumber("VIP" + random.nextInt(20)))
        : Optional.empty();
    Optional<OpenId> openid = random.nextBoolean()
        ? Optional.of(new OpenId("oPerson" + random.nextInt(PEOPLE)))
        : Optional.empty();
    return new ResumeActivation.Command(
        shown,
        Optional.of(card),
        openid,
        number,
        new MemberValues(random.nextInt(3) * 50L, random.nextInt(2) * 10L));
  }

  private void adjust() {
    List<StoredMembership> members = all(services[0]);
    if (members.isEmpty()) {
      return;
    }
    StoredMembership member = members.get(random.nextInt(members.size()));
    LedgerEntry.Draft draft = new LedgerEntry.Draft(
        random.nextInt(100) - 40, random.nextInt(3) - 1, "消费", true, Optional.empty());
    if (draft.bonus() == 0 && draft.balance() == 0) {
      return;
    }
    services[random.nextInt(2)]
        .adjustMember
        .adjust(new AdjustMember.Command(member.id(), draft, "model"), Receipt.none())
        .fold(
            adjusted -> {
              count("adjusted");
              return true;
            },
            refusal -> false);
  }

  private void deleteOrRestore() throws Exception {
    Map<String, Map<String, Object>> copies =
        phone.copies(card, "oPerson" + random.nextInt(PEOPLE));
    for (Map.Entry<String, Map<String, Object>> copy : copies.entrySet()) {
      boolean isDeleted = "DELETE".equals(copy.getValue().get("user_card_status"));
      phone.call(
          isDeleted ? "/sandbox/phone/restore" : "/sandbox/phone/delete",
          Map.of(
              "openid", copy.getValue().get("openid"),
              "cardId", card.value(),
              "code", copy.getKey()));
      count(isDeleted ? "restored" : "deleted");
    }
  }

  /** Everything but a failure of the platform and a crash is an error. */
  private void attempt(Action action) {
    try {
      action.run();
    } catch (PlatformException | MembershipBusyException e) {
      count("failed");
    } catch (Crash | StorageException e) {
      for (int i = 0; i < services.length; i++) {
        if (services[i].isCrashed()) {
          count("crashed");
          restart(i);
        }
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  private synchronized void restart(int service) {
    services[service].close();
    services[service] = service();
  }

  private synchronized void count(String kind) {
    steps.merge(kind, 1, Integer::sum);
  }

  private synchronized void passes(Duration time) {
    now = now.plus(time);
  }

  /** Lets the background work finish, and asks the platform about what cannot finish by itself. */
  private void settle() {
    restart(0);
    for (int i = 0; i < 30; i++) {
      passes(Duration.ofHours(2));
      services[0].completeActivations.completeDue();
    }
    all(services[0]).forEach(member -> services[0].syncMember.sync(member.id()));
  }

  private void compare() throws Exception {
    Map<String, StoredMembership> stored = new HashMap<>();
    all(services[0]).forEach(member -> stored.put(member.id().code().value(), member));
    assertTrue(stored.keySet().containsAll(submitted), "a membership was lost");
    Set<Object> usedNumbers = new HashSet<>();
    Set<String> atPlatform = new HashSet<>();
    for (int person = 0; person < PEOPLE; person++) {
      for (Map.Entry<String, Map<String, Object>> copy :
          phone.copies(card, "oPerson" + person).entrySet()) {
        Map<String, Object> platform = copy.getValue();
        atPlatform.add(copy.getKey());
        boolean isActive = Boolean.TRUE.equals(platform.get("has_active"));
        if (isActive) {
          assertTrue(usedNumbers.add(platform.get("membership_number")), "a number was used twice");
          assertTrue(stored.containsKey(copy.getKey()), "an active membership is unknown");
        }
        if (stored.containsKey(copy.getKey())) {
          compare(stored.get(copy.getKey()), platform);
        }
      }
    }
    assertTrue(atPlatform.containsAll(stored.keySet()), "the platform does not know a membership");
  }

  private void compare(StoredMembership stored, Map<String, Object> platform) {
    String message = stored + " but " + platform;
    Membership membership = stored.membership();
    assertEquals(platform.get("has_active"), membership.isActive(), message);
    assertEquals("NORMAL".equals(platform.get("user_card_status")), membership.isHeld(), message);
    if (membership.isActive()) {
      assertEquals(
          platform.get("membership_number"), membership.number().orElseThrow().value(), message);
    }
    if (membership.isHeld()) {
      assertEquals(((Number) platform.get("bonus")).longValue(), stored.values().bonus(), message);
      assertEquals(
          ((Number) platform.get("balance")).longValue(), stored.values().balance(), message);
    }
  }

  private static List<StoredMembership> all(ModelService service) {
    return service
        .listMembers
        .list(Filter.ALL, new PageRequest(100, Optional.empty()))
        .items();
  }

  private ModelService service() {
    return new ModelService(sandbox, folder.resolve("data"), () -> now, this::passes);
  }
}
