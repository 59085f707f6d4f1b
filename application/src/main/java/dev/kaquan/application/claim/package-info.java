/** Getting cards into people's hands, and opening them there. */
package dev.kaquan.application.claim;
