package dev.kaquan.bootstrap.crash;

import dev.kaquan.sandbox.Sandbox;
import dev.kaquan.sandbox.SandboxSettings;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The sandbox that plays WeChat and survives the crashes of the service. */
final class Platform {
  private Platform() {}

  static Sandbox start(Path folder, long seed) throws BindException {
    return Sandbox.start(new SandboxSettings(
        "127.0.0.1",
        0,
        folder.resolve("wechat"),
        InstantSource.system(),
        SandboxSettings.Identity.seeded(seed),
        SandboxSettings.Permissions.DEFAULTS));
  }

  /** Returns the settings of a service that uses it. */
  static Map<String, String> environment(Sandbox sandbox) {
    return Map.of(
        "KAQUAN_API_KEY", Http.API_KEY,
        "KAQUAN_WECHAT_APPID", sandbox.appId(),
        "KAQUAN_WECHAT_SECRET", sandbox.secret(),
        "KAQUAN_WECHAT_BASE_URL", sandbox.url().toString());
  }
}
