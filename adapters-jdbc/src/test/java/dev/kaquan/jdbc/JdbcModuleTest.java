package dev.kaquan.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.kaquan.application.port.AddCardRequests;
import dev.kaquan.application.port.Cards;
import dev.kaquan.application.port.Credentials;
import dev.kaquan.application.port.Holdings;
import dev.kaquan.application.port.PortSamples;
import dev.kaquan.domain.card.CardSamples;
import dev.kaquan.jdbc.sqlite.SqliteModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcModuleTest {
  @TempDir
  private Path folder;

  @Test
  void every_port_is_bound_to_the_one_database_and_opens_it_at_its_first_use() {
    Path data = folder.resolve("data");
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new AbstractModule() {
      @Override
      protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        bind(DataFolder.class).toInstance(new DataFolder(data));
        install(new JdbcModule());
        install(new SqliteModule());
      }
    });
    Cards cards = injector.getInstance(Cards.class);
    AddCardRequests requests = injector.getInstance(AddCardRequests.class);
    Holdings holdings = injector.getInstance(Holdings.class);
    Credentials credentials = injector.getInstance(Credentials.class);
    assertFalse(Files.exists(data));
    try (Database database = injector.getInstance(Database.class)) {
      assertSame(database, injector.getInstance(Database.class));
      cards.save(PortSamples.storedCard(CardSamples.PLAIN));
      assertEquals(1, PortSamples.all(cards).size());
      assertEquals(List.of(), PortSamples.pending(requests));
      assertEquals(List.of(), holdings.of(CardSamples.OPENID));
      assertEquals(Optional.empty(), credentials.find("app", Credentials.Kind.CARD_TICKET));
    }
  }
}
