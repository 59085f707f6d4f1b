/** How whoever tries something out moves time, plants faults, and looks at what happens. */
package dev.kaquan.sandbox.control;
