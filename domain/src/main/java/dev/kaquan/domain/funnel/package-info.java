/** How many people come how far with a card. */
package dev.kaquan.domain.funnel;
