/** How a card gets into a person's hands: what is asked, signed, given out and reported back. */
package dev.kaquan.domain.claim;
