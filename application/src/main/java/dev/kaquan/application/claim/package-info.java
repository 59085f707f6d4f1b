/** Use cases of claims, and of opening claimed cards. */
package dev.kaquan.application.claim;
