package dev.kaquan.cli;

import com.google.inject.AbstractModule;

/** Binds {@link Cli} and its commands. Needs {@link ServerLauncher}, {@link CliEnvironment} and the use cases. */
public final class CliModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Cli.class);
    bind(ServeCommand.class);
    bind(SandboxCommand.class);
    bind(ApiKeyCommand.class);
    bind(CardCommand.class);
    bind(FormCommand.class);
    bind(MemberCommand.class);
    bind(EventCommand.class);
    bind(CallbackCommand.class);
    bind(FunnelCommand.class);
    bind(ReconcileCommand.class);
    bind(AddCardCommand.class);
    bind(OpenCardCommand.class);
    bind(ChooseCardCommand.class);
    bind(SignCommand.class);
    bind(DiagnoseCommand.class);
  }
}
