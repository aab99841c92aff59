package org.comity.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A reader's browser without a window: Chromium as the machine has it, with a profile of its own.
final class Browser implements AutoCloseable {
    /// A name that leads to this machine and that a browser does not take for it.
    static final String NOT_LOCALHOST = "node.example";

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Runs before any script of a page and keeps every class that its receipt box ever had. Without it a box that was
    /// green for a moment would go unnoticed.
    private static final String KEEP_CLASSES = """
            window.classesOfBox = [];
            new MutationObserver(() => {
              const box = document.querySelector('section.receipt');
              if (box) window.classesOfBox.push(...box.classList);
            }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
            """;

    /// The point in its middle must be its own, nothing may lie over it or cut it off; and there must be a line around
    /// it.
    private static final String NOTE_FOCUS = """
            window.tabbed = [];
            addEventListener('focusin', ({ target }) => {
              target.scrollIntoView({ block: 'nearest' });
              const { left, top, width, height } = target.getClientRects()[0];
              const hit = document.elementFromPoint(left + Math.min(width / 2, innerWidth / 2), top + Math.min(height / 2, 9));
              const lined = target.matches('svg a') || getComputedStyle(target).outlineStyle !== 'none';
              const seen = hit !== null && (target.contains(hit) || hit.contains(target)) && lined;
              window.tabbed.push(`${target.getAttribute('href') ?? target.id ?? target.tagName}${seen ? '' : ' (unseen)'}`);
            });
            return document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex]').length;
            """;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// Starts one; without Chromium the test is counted as not run.
    ///
    /// @param profile a folder that does not exist yet
    static Browser start(Path profile) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "not run: needs Chromium and its driver, " + CHROMIUM + " and " + DRIVER);
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP " + NOT_LOCALHOST + " 127.0.0.1",
                "--user-data-dir=" + profile);
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("/dev/null"))
                .build();
        var driver = new ChromeDriver(service, options);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", KEEP_CLASSES));
        return new Browser(driver);
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    /// Of the page that it shows.
    URI address() {
        return URI.create(String.valueOf(driver.getCurrentUrl()));
    }

    /// Where the first link that the selector finds leads.
    URI link(String selector) {
        return URI.create(
                String.valueOf(driver.findElement(By.cssSelector(selector)).getAttribute("href")));
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /// Waits until the receipt box of the page has ended in one way or the other.
    ///
    /// @return every class that the box had on the way, the last one last
    List<String> classesOfBoxUntilItEnds() {
        new WebDriverWait(driver, PATIENCE)
                .until(browser -> !browser.findElements(
                                By.cssSelector("section.receipt:is(.verified, .failed, .unchecked:has(.source))"))
                        .isEmpty());
        return texts("return window.classesOfBox");
    }

    /// From now on a window of this width, the height of a telephone.
    void beWide(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 844, "deviceScaleFactor", 1, "mobile", false));
    }

    /// From now on `light` or `dark`.
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// By how many pixels the page is wider than its window.
    int tooWideBy() {
        return number("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /// Goes through the page with the tabulator key alone, to its end.
    ///
    /// @return what had the focus, in order; with `(unseen)` where a reader could not see that
    List<String> tabbedThrough() {
        var keys = new Actions(driver);
        for (int stops = number(NOTE_FOCUS); stops > 0; stops--) {
            keys.sendKeys(Keys.TAB);
        }
        keys.perform();
        return texts("return window.tabbed");
    }

    /// What the page complained about, to tell why a test failed.
    List<String> complaints() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .map(Object::toString)
                .toList();
    }

    /// What is in the way of readers with other means than eyes and a mouse, by axe-core, rule by rule.
    List<String> barriers() {
        var results = new AxeBuilder().analyze(driver);
        if (results.getPasses().isEmpty()) {
            throw new IllegalStateException("axe-core judged nothing: " + results.getErrorMessage());
        }
        return results.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private int number(String script) {
        return driver.executeScript(script) instanceof Number found ? found.intValue() : 0;
    }

    private List<String> texts(String script) {
        return driver.executeScript(script) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }
}
