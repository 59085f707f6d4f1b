package dev.kaquan.bench;

import com.google.inject.AbstractModule;
import dev.kaquan.application.claim.ClaimUseCases;
import dev.kaquan.application.code.CodeUseCases;
import dev.kaquan.application.member.SyncMember;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.DepositPlatform;
import dev.kaquan.application.port.MerchantAccount;
import dev.kaquan.application.port.Nonces;
import dev.kaquan.application.port.Pauses;
import dev.kaquan.application.port.RedemptionPlatform;
import dev.kaquan.domain.claim.AppId;
import dev.kaquan.domain.signature.ApiTicket;
import dev.kaquan.jdbc.DataFolder;
import dev.kaquan.jdbc.JdbcModule;
import dev.kaquan.jdbc.sqlite.SqliteModule;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The use cases and the storage, without a platform. */
final class CodeApplication extends AbstractModule {
  private final Path folder;

  CodeApplication(Path folder) {
    this.folder = folder;
  }

  @Override
  protected void configure() {
    install(new ClaimUseCases());
    install(new CodeUseCases());
    install(new JdbcModule());
    install(new SqliteModule());
    bind(DataFolder.class).toInstance(new DataFolder(folder));
    bind(InstantSource.class).toInstance(InstantSource.system());
    bind(Nonces.class).toInstance(() -> UUID.randomUUID().toString().replace("-", ""));
    bind(Pauses.class).toInstance(time -> {});
    bind(ApiTickets.class).toInstance(() -> new ApiTicket("a-ticket-for-the-benchmark"));
    bind(MerchantAccount.class).toInstance(() -> new AppId("wxb11529c136998cb6"));
    bind(CodePlatform.class).toInstance((cardId, code) -> Optional.empty());
    bind(SyncMember.class).toInstance(id -> Optional.empty());
    bind(DepositPlatform.class).toInstance(unused(DepositPlatform.class));
    bind(CardPlatform.class).toInstance(unused(CardPlatform.class));
    bind(RedemptionPlatform.class).toInstance(unused(RedemptionPlatform.class));
  }

  private static <T> T unused(Class<T> port) {
    return port.cast(Proxy.newProxyInstance(
        port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
          throw new UnsupportedOperationException(method.getName());
        }));
  }
}
