/** Codes: how far each custom code of a merchant has come, and the redemption of any code. */
package dev.kaquan.domain.code;
