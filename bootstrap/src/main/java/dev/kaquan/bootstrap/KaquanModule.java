package dev.kaquan.bootstrap;

import com.google.inject.AbstractModule;
import dev.kaquan.application.card.CardUseCases;
import dev.kaquan.application.claim.ClaimUseCases;
import dev.kaquan.application.diagnosis.DiagnosisUseCases;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.cli.CliEnvironment;
import dev.kaquan.cli.CliModule;
import dev.kaquan.cli.ServerLauncher;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.http.ApiKey;
import dev.kaquan.http.HttpModule;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.JdbcModule;
import dev.kaquan.wechat.WeChatAccounts;
import dev.kaquan.wechat.WeChatModule;
import dev.kaquan.wechat.WeChatTimeouts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The whole program: every module, and what the machine itself provides. */
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
    install(new JdbcModule());
    install(new WeChatModule());
    install(new HttpModule());
    install(new CliModule());

    Nonces nonces = new SecureNonces();
    ApiKeyFile apiKey = new ApiKeyFile(environment, data, nonces);
    Settings settings = new Settings(environment, data, apiKey);
    bind(InstantSource.class).toInstance(clock);
    bind(Nonces.class).toInstance(nonces);
    bind(DataFolder.class).toInstance(new DataFolder(data));
    bind(ApiKey.class).toInstance(apiKey);
    bind(Settings.class).toInstance(settings);
    bind(WeChatAccounts.class).toInstance(settings);
    bind(MerchantAccount.class).toInstance(() -> new AppId(settings.current().appId()));
    bind(CliEnvironment.class).toInstance(settings);
    bind(WeChatTimeouts.class).toInstance(WeChatTimeouts.DEFAULTS);
    bind(ServerLauncher.class).to(DefaultServerLauncher.class);
  }
}
