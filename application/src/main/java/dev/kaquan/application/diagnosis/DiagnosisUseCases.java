package dev.kaquan.application.diagnosis;

import com.google.inject.AbstractModule;

/** Binds {@link DiagnoseSignature}. Needs ApiTickets and Cards. */
public final class DiagnosisUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(DiagnoseSignature.class).to(DiagnoseSignatureService.class);
  }
}
