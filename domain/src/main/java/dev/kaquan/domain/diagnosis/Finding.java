package dev.kaquan.domain.diagnosis;

/**
 * A proven mistake: making it gives exactly the signature in question, or the cardExt itself shows it.
 *
 * @param explanation what was done
 * @param fix what to do instead
 */
public record Finding(Mistake mistake, String explanation, String fix) {
  static Finding of(Mistake mistake) {
    return new Finding(mistake, mistake.explanation() + ".", mistake.fix() + ".");
  }
}
