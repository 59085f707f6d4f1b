/** Use cases of the funnel from a prepared card to a redeemed one. */
package dev.kaquan.application.funnel;
