package dev.kaquan.http;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;

/** Binds {@link HttpApi} and its routes. Needs {@link ApiKey} and every use case with a route. */
public final class HttpModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(HttpApi.class);
    bind(IdempotencyFilter.class);
    Multibinder<Routes> routes = Multibinder.newSetBinder(binder(), Routes.class);
    routes.addBinding().to(SystemRoutes.class);
    routes.addBinding().to(CardRoutes.class);
    routes.addBinding().to(ActivationRoutes.class);
    routes.addBinding().to(MemberRoutes.class);
    routes.addBinding().to(CallbackRoutes.class);
    routes.addBinding().to(EventRoutes.class);
    routes.addBinding().to(CodeRoutes.class);
    routes.addBinding().to(AuditRoutes.class);
    routes.addBinding().to(DepositRoutes.class);
    routes.addBinding().to(ReservationRoutes.class);
    routes.addBinding().to(RedemptionRoutes.class);
    routes.addBinding().to(FunnelRoutes.class);
    routes.addBinding().to(ReconciliationRoutes.class);
    routes.addBinding().to(AddCardRoutes.class);
    routes.addBinding().to(OpenCardRoutes.class);
    routes.addBinding().to(ChooseCardRoutes.class);
    routes.addBinding().to(SignatureRoutes.class);
  }
}
