package dev.kaquan.wechat;

/** Where {@link CallbackSettings} come from. */
@FunctionalInterface
public interface CallbackSettingsSource {
  /** Returns the settings; the result may change while the process runs. */
  CallbackSettings settings();
}
