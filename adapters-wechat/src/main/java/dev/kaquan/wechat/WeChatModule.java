package dev.kaquan.wechat;

import com.google.inject.AbstractModule;
import dev.kaquan.application.port.ApiTickets;
import dev.kaquan.application.port.CardPlatform;
import dev.kaquan.application.port.CodePlatform;
import dev.kaquan.application.port.DepositPlatform;
import dev.kaquan.application.port.MemberPlatform;
import dev.kaquan.application.port.PlatformClock;
import dev.kaquan.application.port.Pushes;
import dev.kaquan.application.port.RedemptionPlatform;

/**
 * Binds {@link ApiTickets}, {@link CardPlatform}, {@link MemberPlatform} and {@link Pushes} to the WeChat platform.
 * Needs {@link CallbackSettingsSource}, {@link WeChatAccounts}, {@link WeChatTimeouts}, Credentials and InstantSource.
 */
public final class WeChatModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(PlatformHttp.class);
    bind(RetryingClient.class);
    bind(AccessTokens.class);
    bind(AuthorizedClient.class);
    bind(PlatformCalls.class);
    bind(ApiTickets.class).to(WeChatApiTickets.class);
    bind(CardPlatform.class).to(WeChatCardPlatform.class);
    bind(CodePlatform.class).to(WeChatCodePlatform.class);
    bind(DepositPlatform.class).to(WeChatDepositPlatform.class);
    bind(RedemptionPlatform.class).to(WeChatRedemptionPlatform.class);
    bind(PlatformClock.class).to(WeChatPlatformClock.class);
    bind(Pushes.class).to(WeChatPushes.class);
    bind(MemberPlatform.class).to(WeChatMemberPlatform.class);
  }
}
