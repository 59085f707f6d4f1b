package dev.kaquan.application.port;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores credentials in memory. */
public final class InMemoryCredentials implements Credentials {
  private final Map<List<Object>, Credential> stored = new ConcurrentHashMap<>();

  @Override
  public Optional<Credential> find(String appId, Kind kind) {
    return Optional.ofNullable(stored.get(List.of(appId, kind)));
  }

  @Override
  public void save(String appId, Kind kind, Credential credential) {
    stored.put(
        List.of(appId, kind),
        new Credential(credential.secret(), credential.expiresAt().truncatedTo(ChronoUnit.MILLIS)));
  }

  @Override
  public void forget(String appId, Kind kind, Credential failed) {
    stored.computeIfPresent(
        List.of(appId, kind),
        (key, credential) -> credential.secret().equals(failed.secret()) ? null : credential);
  }
}
