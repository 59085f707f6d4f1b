package dev.kaquan.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "kaquan",
    footerHeading = "%nExamples:%n",
    footer = {
      "  kaquan serve",
      "  kaquan card create examples/coupon.json",
      "  kaquan help add-card"
    },
    description = "The card service beside a WeChat mini program.",
    mixinStandardHelpOptions = true,
    versionProvider = KaquanCommand.Version.class,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused",
      "2:invalid usage or value",
      "3:the card may exist: do not repeat the command",
      "69:platform, port or data folder not available",
      "70:internal error"
    })
final class KaquanCommand implements Runnable {
  @Spec
  CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      converter = Folder.class,
      scope = ScopeType.INHERIT,
      description = "The data folder. Default: KAQUAN_DATA, or ./data")
  Path data;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command; --help lists them");
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = KaquanCommand.class.getPackage().getImplementationVersion();
      return new String[] {"kaquan " + (version == null ? "(not packaged)" : version)};
    }
  }
}
