/** Cards as a merchant issues them: types, validity and codes. */
package dev.kaquan.domain.card;
