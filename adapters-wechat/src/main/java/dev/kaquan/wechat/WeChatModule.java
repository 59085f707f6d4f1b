package dev.kaquan.wechat;

import com.google.inject.AbstractModule;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.CardPlatform;

/**
 * Binds {@link ApiTickets} and {@link CardPlatform} to the WeChat platform. Needs {@link
 * WeChatAccounts}, {@link WeChatTimeouts}, Credentials and InstantSource.
 */
public final class WeChatModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PlatformHttp.class);
    bind(RetryingClient.class);
    bind(AccessTokens.class);
    bind(AuthorizedClient.class);
    bind(ApiTickets.class).to(WeChatApiTickets.class);
    bind(CardPlatform.class).to(WeChatCardPlatform.class);
  }
}
