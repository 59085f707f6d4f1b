package dev.kaquan.application.diagnosis;

import com.google.inject.AbstractModule;
import jakarta.inject.Singleton;

/** Binds {@link DiagnoseSignature}. Needs ApiTickets, Cards and InstantSource. */
public final class DiagnosisUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(DiagnoseSignature.class).to(DiagnoseSignatureService.class).in(Singleton.class);
  }
}
