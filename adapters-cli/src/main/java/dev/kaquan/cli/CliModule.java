package dev.kaquan.cli;

import com.google.inject.AbstractModule;

/** Binds the commands of {@link Cli} that are not offline. Needs {@link ServerLauncher}, {@link Installation}, {@link CliEnvironment} and the use cases. */
public final class CliModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ServeCommand.class);
    bind(SandboxCommand.class);
    bind(ApiKeyCommand.class);
    bind(CardCommand.class);
    bind(CodeCommand.class);
    bind(CodesCommand.class);
    bind(FormCommand.class);
    bind(MemberCommand.class);
    bind(EventCommand.class);
    bind(CallbackCommand.class);
    bind(FunnelCommand.class);
    bind(ReconcileCommand.class);
    bind(AuditCommand.class);
    bind(AddCardCommand.class);
    bind(OpenCardCommand.class);
    bind(ChooseCardCommand.class);
    bind(DoctorCommand.class);
  }
}
