/** What the sandbox takes from the world: the time of day, and chance. */
package dev.kaquan.sandbox.env;
