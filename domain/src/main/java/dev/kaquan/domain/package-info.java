/** What every part of the domain says when a value breaks a rule. */
package dev.kaquan.domain;
