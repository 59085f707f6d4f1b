package dev.kaquan.cli;

import dev.kaquan.api.FailureProblems;
import dev.kaquan.api.ProblemCodec;
import dev.kaquan.api.ProblemCodec.Problem;
import dev.kaquan.api.RedemptionCodec;
import dev.kaquan.application.code.RedeemCode;
import dev.kaquan.application.idempotency.Receipt;
import dev.kaquan.application.port.PlatformException;
import dev.kaquan.domain.InvalidValueException;
import dev.kaquan.domain.card.CardId;
import dev.kaquan.domain.code.Redemption;
import dev.kaquan.domain.code.Sale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Redeems the codes that a scanner reads, one after the other, and says at once what came of each. */
final class ScannedCodes {
  private final RedeemCode redeemCode;
  private final CardId cardId;
  private final Sale sale;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isJson;

  ScannedCodes(RedeemCode redeemCode, CardId cardId, Sale sale, CommandLine line, boolean isJson) {
    this.redeemCode = redeemCode;
    this.cardId = cardId;
    this.sale = sale;
    this.out = line.getOut();
    this.err = line.getErr();
    this.isJson = isJson;
  }

  /** Redeems a code in each line, and returns the exit code: 1 if one of them was not redeemed. */
  int redeemAll(InputStream codes) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(codes, StandardCharsets.UTF_8));
    boolean isAllRedeemed = true;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          isAllRedeemed &= isRedeemed(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return isAllRedeemed ? Cli.DONE : Cli.REFUSED;
  }

  private boolean isRedeemed(String code) {
    try {
      return redeemCode
          .redeem(new RedeemCode.Command(cardId, code, sale), Receipt.none())
          .fold(this::print, refusal -> print(code, RedemptionCodec.problem(refusal)));
    } catch (InvalidValueException e) {
      return print(
          code, FailureProblems.of(e).orElseThrow(), e.violations().get(0).rule());
    } catch (PlatformException e) {
      return print(code, FailureProblems.of(e).orElseThrow());
    }
  }

  private boolean print(Redemption redemption) {
    out.println(isJson ? RedemptionCodec.redemption(redemption) : redemption.code() + " redeemed");
    out.flush();
    return true;
  }

  private boolean print(String code, Problem problem) {
    return print(code, problem, problem.detail());
  }

  private boolean print(String code, Problem problem, String text) {
    err.println(isJson ? ProblemCodec.problem(problem, "") : code + ": " + text);
    err.flush();
    return false;
  }
}
