package dev.kaquan.application.member;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.kaquan.application.port.ActivationForms;

/**
 * Binds {@link DefineActivationForm}, {@link FindActivationForm} and {@link PrepareOpenCard}. Needs
 * ActivationForms, Cards, InstantSource and MemberPlatform.
 */
public final class MemberUseCases extends AbstractModule {
  @Override
  protected void configure() {
    bind(MemberCards.class);
    bind(DefineActivationForm.class).to(DefineActivationFormService.class);
    bind(PrepareOpenCard.class).to(PrepareOpenCardService.class);
  }

  @Provides
  FindActivationForm findActivationForm(ActivationForms forms) {
    return forms::find;
  }
}
