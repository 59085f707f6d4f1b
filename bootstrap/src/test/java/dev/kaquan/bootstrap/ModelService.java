package dev.kaquan.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.util.Modules;
import dev.kaquan.application.card.CreateCard;
import dev.kaquan.application.member.AdjustMember;
import dev.kaquan.application.member.CompleteActivations;
import dev.kaquan.application.member.DefineActivationForm;
import dev.kaquan.application.member.ListMembers;
import dev.kaquan.application.member.PrepareOpenCard;
import dev.kaquan.application.member.ResumeActivation;
import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.jdbc.Database;
import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.wechat.WeChatTimeouts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** One process of the service, in this process: a crash takes its database away and ends its calls. */
final class ModelService implements AutoCloseable {
  final CreateCard createCard;
  final DefineActivationForm defineForm;
  final PrepareOpenCard prepareOpenCard;
  final ResumeActivation resumeActivation;
  final CompleteActivations completeActivations;
  final AdjustMember adjustMember;
  final ListMembers listMembers;
  final SyncMember syncMember;

  private final Database platformDatabase;
  private final Database database;
  private int callsUntilCrash = Integer.MAX_VALUE;
  private boolean isCrashed;

  /** The process ends. Not an exception: nothing in it gets a chance to react. */
  static final class Crash extends Error {
    Crash() {
      super("crash", null, false, false);
    }
  }

  ModelService(Sandbox sandbox, Path data, InstantSource clock, Pauses pauses) {
    Map<String, String> environment = Map.of(
        "KAQUAN_WECHAT_APPID", sandbox.appId(),
        "KAQUAN_WECHAT_SECRET", sandbox.secret(),
        "KAQUAN_WECHAT_BASE_URL", sandbox.url().toString());
    com.google.inject.Module quick = Modules.override(new KaquanModule(environment, data, clock))
        .with(new AbstractModule() {
          @Override
          protected void configure() {
            bind(WeChatTimeouts.class)
                .toInstance(new WeChatTimeouts(
                    Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMillis(1)));
            bind(Pauses.class).toInstance(pauses);
          }
        });
    Injector plain = Guice.createInjector(Stage.PRODUCTION, quick);
    platformDatabase = plain.getInstance(Database.class);
    MemberPlatform platform = crashing(plain.getInstance(MemberPlatform.class));
    Injector injector =
        Guice.createInjector(Stage.PRODUCTION, Modules.override(quick).with(new AbstractModule() {
          @Override
          protected void configure() {
            bind(MemberPlatform.class).toInstance(platform);
          }
        }));
    database = injector.getInstance(Database.class);
    createCard = injector.getInstance(CreateCard.class);
    defineForm = injector.getInstance(DefineActivationForm.class);
    prepareOpenCard = injector.getInstance(PrepareOpenCard.class);
    resumeActivation = injector.getInstance(ResumeActivation.class);
    completeActivations = injector.getInstance(CompleteActivations.class);
    adjustMember = injector.getInstance(AdjustMember.class);
    listMembers = injector.getInstance(ListMembers.class);
    syncMember = injector.getInstance(SyncMember.class);
  }

  /** Lets the process crash when the platform has answered as many calls. */
  synchronized void crashAfter(int calls) {
    callsUntilCrash = calls;
  }

  synchronized boolean isCrashed() {
    return isCrashed;
  }

  @Override
  public void close() {
    database.close();
    platformDatabase.close();
  }

  private MemberPlatform crashing(MemberPlatform platform) {
    return (MemberPlatform) Proxy.newProxyInstance(
        MemberPlatform.class.getClassLoader(),
        new Class<?>[] {MemberPlatform.class},
        (proxy, method, arguments) -> {
          try {
            Object result = method.invoke(platform, arguments);
            crashIfDue();
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private synchronized void crashIfDue() {
    callsUntilCrash--;
    if (callsUntilCrash <= 0) {
      isCrashed = true;
      database.close();
      throw new Crash();
    }
  }
}
