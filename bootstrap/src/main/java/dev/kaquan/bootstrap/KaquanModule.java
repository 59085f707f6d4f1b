package dev.kaquan.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.audit.AuditUseCases;
import dev.kaquan.application.card.CardUseCases;
import dev.kaquan.application.claim.ClaimUseCases;
import dev.kaquan.application.code.CodeUseCases;
import dev.kaquan.application.diagnosis.DiagnosisUseCases;
import dev.kaquan.application.event.EventUseCases;
import dev.kaquan.application.funnel.FunnelUseCases;
import dev.kaquan.application.health.HealthUseCases;
import dev.kaquan.application.idempotency.IdempotencyUseCases;
import dev.kaquan.application.member.MemberUseCases;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.NumberPatterns;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.application.port.ReconciliationLimits;
import dev.kaquan.application.reconciliation.ReconciliationUseCases;
import dev.kaquan.cli.CliEnvironment;
import dev.kaquan.cli.CliModule;
import dev.kaquan.cli.Installation;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.http.ApiKey;
import dev.kaquan.http.HttpModule;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.JdbcModule;
import dev.kaquan.jdbc.sqlite.SqliteModule;
import dev.kaquan.wechat.CallbackSettingsSource;
import dev.kaquan.wechat.WeChatAccounts;
import dev.kaquan.wechat.WeChatModule;
import dev.kaquan.wechat.WeChatTimeouts;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The whole program: every module, and what the process provides. */
final class KaquanModule extends AbstractModule {
  private final Map<String, String> environment;
  private final Path data;
  private final InstantSource clock;

  KaquanModule(Map<String, String> environment, Path data, InstantSource clock) {
    this.environment = environment;
    this.data = data;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();

    install(new CardUseCases());
    install(new ClaimUseCases());
    install(new DiagnosisUseCases());
    install(new IdempotencyUseCases());
    install(new MemberUseCases());
    install(new EventUseCases());
    install(new AuditUseCases());
    install(new CodeUseCases());
    install(new FunnelUseCases());
    install(new HealthUseCases());
    install(new ReconciliationUseCases());
    install(new JdbcModule());
    install(new SqliteModule());
    install(new WeChatModule());
    install(new HttpModule());
    install(new CliModule());

    bind(InstantSource.class).toInstance(clock);
    bind(Pauses.class).to(ThreadPauses.class);
    bind(Nonces.class).toInstance(new SecureNonces());
    bind(DataFolder.class).toInstance(new DataFolder(data));
    bind(Settings.class).toInstance(new Settings(environment));
    bind(WeChatTimeouts.class).toInstance(WeChatTimeouts.DEFAULTS);
    bind(ApiKeyFile.class).in(Singleton.class);
    bind(ApiKey.class).to(ApiKeyFile.class);
    bind(WeChatAccounts.class).to(AccountResolver.class).in(Singleton.class);
    bind(CallbackResolver.class).in(Singleton.class);
    bind(CallbackSettingsSource.class).to(CallbackResolver.class);
    bind(BackgroundJobs.class);
    bind(Installation.class).to(LocalInstallation.class);
    bind(ServerLauncher.class).to(DefaultServerLauncher.class);
  }

  @Provides
  MerchantAccount merchantAccount(WeChatAccounts accounts) {
    return () -> new AppId(accounts.resolve().appId());
  }

  @Provides
  ReconciliationLimits reconciliationLimits(Settings settings) {
    return settings::reconciliationsPerDay;
  }

  @Provides
  NumberPatterns numberPatterns(Settings settings) {
    return settings::numberPattern;
  }

  @Provides
  CliEnvironment cliEnvironment(ApiKeyFile apiKeyFile) {
    return new ProcessEnvironment(environment, clock, () -> apiKeyFile);
  }
}
