/** Card templates: what {@code /card/create} takes and {@code /card/get} returns. */
package dev.kaquan.domain.template;
