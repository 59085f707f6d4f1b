/** The sandbox's side of HTTP: what is asked, how it is answered, and in which order faults are told. */
package dev.kaquan.sandbox.web;
