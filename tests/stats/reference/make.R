# Rscript make.R [DATA]: writes what R says into the .csv files beside this script, the same bytes every time. With the
# folder of the public sample data also what it says of that. R 4.2.2 with survival 3.5-3 made what is kept here.
suppressMessages(library(survival))
RNGversion("4.2.0")
arguments <- commandArgs(TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
setwd(dirname(script))

# Doubles in full; null and infinite spelled as the reader knows them.
cells <- function(x) {
    if (is.logical(x)) x <- as.integer(x)
    out <- if (is.integer(x)) as.character(x) else sprintf("%.17g", as.numeric(x))
    out[is.na(x)] <- "null"
    out[!is.na(x) & x == Inf] <- "inf"
    out
}
keep <- function(name, table) {
    lines <- do.call(paste, c(lapply(table, cells), sep = ","))
    writeLines(c(paste(names(table), collapse = ","), lines), paste0(name, ".csv"))
}
rows <- function(list) do.call(rbind, list)

# Wilson, and Newcombe from it -----------------------------------------------------------------------------------------
set.seed(1)
whole <- c(1, 1, 2, 5, 5, 20, 100, 1e6, sample(1:60, 60, TRUE), sample(61:5000, 40, TRUE), sample(5001:2e6, 20, TRUE))
part <- c(0, 1, 1, 0, 2, 7, 50, 3, sapply(whole[-(1:8)], function(n) sample(0:n, 1)))
confidence <- c(rep(0.95, 60), rep(0.9, 30), rep(0.99, length(whole) - 90))
wilson <- function(k, n, level) {
    as.numeric(suppressWarnings(prop.test(k, n, correct = FALSE, conf.level = level)$conf.int))
}
bounds <- t(mapply(wilson, part, whole, confidence))
keep("wilson", data.frame(part, whole, confidence, low = bounds[, 1], high = bounds[, 2]))

pair <- cbind(sample(length(whole), 120, TRUE), sample(length(whole), 120, TRUE))
newcombe <- function(i, j) {
    a <- wilson(part[i], whole[i], 0.95); b <- wilson(part[j], whole[j], 0.95)
    p <- part[i] / whole[i]; q <- part[j] / whole[j]
    c(p - q, p - q - sqrt((p - a[1])^2 + (b[2] - q)^2), p - q + sqrt((a[2] - p)^2 + (q - b[1])^2))
}
found <- t(mapply(newcombe, pair[, 1], pair[, 2]))
keep("newcombe", data.frame(part = part[pair[, 1]], whole = whole[pair[, 1]], part2 = part[pair[, 2]],
                            whole2 = whole[pair[, 2]], difference = found[, 1], low = found[, 2], high = found[, 3]))

log_tail <- function(x, df) if (is.na(x)) NA else pchisq(x, df, lower.tail = FALSE, log.p = TRUE)

# Tails and quantiles --------------------------------------------------------------------------------------------------
df <- c(1:12, 25, 60, 121, 400)
x <- c(1e-6, 0.01, 0.5, 1, 3.84, 10, 55, 200, 1000, 2352.87, 20000, 1e5)
grid <- expand.grid(x = x, df = df)
keep("chi_square", data.frame(grid, log_p = pchisq(grid$x, grid$df, lower.tail = FALSE, log.p = TRUE)))
z <- c(0, 1e-9, 0.1, 0.5, 1, 1.959963984540054, 3, 6, 10, 20, 29.9, 30, 30.1, 38, 40, 100, 1000)
keep("normal", data.frame(z, log_p = pmin(0, log(2) + pnorm(z, lower.tail = FALSE, log.p = TRUE))))
p <- c(1e-300, 1e-100, 1e-20, 1e-6, 0.001, 0.025, 0.3, 0.4999, 0.5, 0.7, 0.975, 0.999999)
keep("normal_quantile", data.frame(p, z = qnorm(p)))

# Fisher's test and the odds ratio -------------------------------------------------------------------------------------
# fisher.test stops its search for estimate and limits at 1e-4; here the same equations are solved to the end. Its p is
# the sum of what dhyper gives; on the log scale it reaches below what a double holds.
exact <- function(a, b, c, d, level = 0.95) {
    m <- a + c; n <- b + d; k <- a + b
    lo <- max(0, k - n); hi <- min(k, m)
    support <- lo:hi
    logdc <- dhyper(support, m, n, k, log = TRUE)
    logdc <- logdc - max(logdc)
    sum_log <- function(v) { top <- max(v); top + log(sum(exp(v - top))) }
    log_p <- sum_log(logdc[exp(logdc - logdc[a - lo + 1]) <= 1 + 1e-7]) - sum_log(logdc)
    density <- function(l) { v <- exp(logdc + l * support - max(logdc + l * support)); v / sum(v) }
    wald <- log((a + .5) * (d + .5) / (b + .5) / (c + .5))
    spread <- sqrt(sum(1 / (c(a, b, c, d) + .5)))
    solve_for <- function(f) {
        exp(uniroot(f, wald + c(-15, 15) * spread, tol = 1e-14, extendInt = "upX", maxiter = 10000)$root)
    }
    alpha <- (1 - level) / 2
    estimate <- if (a == lo) 0 else if (a == hi) Inf else solve_for(function(l) sum((support - a) * density(l)))
    low <- if (a == lo) 0 else solve_for(function(l) log(sum(density(l)[support >= a]) / alpha))
    high <- if (a == hi) Inf else solve_for(function(l) log(alpha / sum(density(l)[support <= a])))
    official <- fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE), conf.level = level)
    # It searches for odds ratios under 1, and for the inverse of those over 1.
    close <- function(x, y) abs(min(x, 1) - min(y, 1)) < 5e-4 && abs(1 / max(x, 1) - 1 / max(y, 1)) < 5e-4
    stopifnot(abs(exp(log_p) - official$p.value) <= 1e-9 * official$p.value + 1e-300, close(official$estimate, estimate),
              close(official$conf.int[1], low), close(official$conf.int[2], high))
    data.frame(a, b, c, d, confidence = level, log_p, estimate, low, high)
}
set.seed(2)
tables <- list(c(3, 1, 1, 3), c(0, 5, 5, 0), c(5, 0, 0, 5), c(0, 3, 4, 9), c(7, 0, 2, 8), c(2, 10, 15, 3), c(1, 1, 1, 1),
               c(10, 20, 30, 60), c(0, 1, 1, 0), c(1, 9, 11, 3), c(100, 0, 900, 1), c(0, 1000, 3, 90000))
draw <- function(top) sample(0:top, 4, TRUE)
for (top in c(3, 8, 20, 60)) tables <- c(tables, lapply(1:110, function(i) draw(top)))
for (top in c(500, 5000, 40000)) tables <- c(tables, lapply(1:30, function(i) draw(top)))
for (i in 1:60) {  # strong and weak associations in large groups, as codes in deals are
    n <- round(exp(runif(2, log(50), log(60000)))); q <- runif(1, 0.01, 0.4)
    k <- rbinom(2, n, pmin(0.95, q * exp(c(0, rnorm(1, 0, 0.5)))))
    tables <- c(tables, list(c(k[1], n[1] - k[1], k[2], n[2] - k[2])))
}
tables <- Filter(function(t) all(t[1:2] + t[3:4] > 0, t[1] + t[2] > 0, t[3] + t[4] > 0), tables)
levels <- rep(c(0.95, 0.95, 0.95, 0.9, 0.99), length.out = length(tables))
keep("fisher", rows(Map(function(t, level) exact(t[1], t[2], t[3], t[4], level), tables, levels)))

# Benjamini–Hochberg ---------------------------------------------------------------------------------------------------
set.seed(3)
keep("benjamini_hochberg", rows(lapply(1:12, function(case) {
    p <- switch(1 + case %% 4, runif(case * 7), rbeta(30, 0.3, 4), round(runif(40), 1) + 0.001, 10^-runif(25, 0, 290))
    p <- pmin(p, 1)
    data.frame(case, p, adjusted = p.adjust(p, "BH"))
})))

# Mann–Whitney ---------------------------------------------------------------------------------------------------------
set.seed(4)
samples <- c(
    lapply(1:40, function(i) { n <- sample(1:49, 2, TRUE); v <- sample(1:5000, sum(n)); list(v[1:n[1]], v[-(1:n[1])]) }),
    lapply(1:40, function(i) list(sample(1:9, sample(2:80, 1), TRUE), sample(2:12, sample(2:80, 1), TRUE))),
    lapply(1:10, function(i) list(round(rnorm(60), 3), round(rnorm(70, i / 10), 3))),
    list(list(1:49, 100:148), list(1:60, 1001:1090), list(1, 2), list(c(1, 2), c(1, 2)), list(c(0.5, 1.5), 1),
         list(sample(2000, 49), 0.5 + sample(2000, 50)), list(sample(2000, 50), 0.5 + sample(2000, 5))))
cases <- lapply(seq_along(samples), function(case) {
    s <- samples[[case]]
    t <- suppressWarnings(wilcox.test(s[[1]], s[[2]]))
    list(data.frame(case, u = unname(t$statistic), p = t$p.value, exact = grepl("exact", t$method)),
         data.frame(case, group = rep(1:2, lengths(s)), value = unlist(s)))
})
keep("mann_whitney", rows(lapply(cases, `[[`, 1)))
keep("mann_whitney_values", rows(lapply(cases, `[[`, 2)))

# Quantiles ------------------------------------------------------------------------------------------------------------
set.seed(5)
keep("quantiles", rows(lapply(1:15, function(case) {
    v <- if (case %% 2) sample(1:100, case, TRUE) else rnorm(case)
    p <- c(0, 0.025, 0.25, 0.5, 0.75, 0.975, 1)
    rbind(data.frame(case, p = NA, value = v), data.frame(case, p, value = unname(quantile(v, p))))
})))

# Survival -------------------------------------------------------------------------------------------------------------
curve_of <- function(case, group, fit) {
    s <- unclass(fit)
    se <- s$surv * s$std.err
    data.frame(case, group, time = s$time, at_risk = s$n.risk, events = s$n.event, censored = s$n.censor, survival = s$surv,
               standard_error = ifelse(is.nan(se), NA, se), low = s$lower, high = s$upper)
}
quantiles_of <- function(case, group, fit) {
    q <- quantile(fit, probs = c(0.1, 0.25, 0.5, 0.75))
    data.frame(case, group, p = c(0.1, 0.25, 0.5, 0.75), time = unname(q$quantile), low = unname(q$lower),
               high = unname(q$upper))
}
# The log-rank test from its definition, for what survdiff does not take: late entries.
log_rank <- function(d) {
    groups <- sort(unique(d$group)); k <- length(groups)
    o <- e <- numeric(k); v <- matrix(0, k, k)
    for (t in sort(unique(d$left[d$event == 1]))) {
        at_risk <- sapply(groups, function(g) sum(d$group == g & d$entered < t & t <= d$left))
        died <- sapply(groups, function(g) sum(d$group == g & d$left == t & d$event == 1))
        n <- sum(at_risk); m <- sum(died)
        o <- o + died; e <- e + m * at_risk / n
        if (n > 1) v <- v + m * (n - m) / (n - 1) * (diag(at_risk / n, k) - outer(at_risk, at_risk) / n^2)
    }
    inside <- e > 0
    df <- sum(inside) - 1
    chi <- if (df < 1) NA else {
        u <- (o - e)[inside][-1]
        sum(u * solve(v[inside, inside][-1, -1, drop = FALSE], u))
    }
    list(observed = o, expected = e, chi_square = chi, degrees = df)
}
set.seed(6)
lives <- function(case) {
    groups <- 1 + case %% 5
    n <- sample(12:45, 1)
    group <- rep(1:groups, length.out = n)
    length <- 1 + round(rexp(n, (0.6 + 0.3 * group) / sample(c(4, 20, 200), 1)))
    stop <- 1 + round(runif(n, 0, 2 * max(length)) / sample(1:3, 1))
    left <- pmin(length, stop)
    entered <- if (case %% 2) rep(-1, n) else pmax(-1, left - 1 - round(rexp(n, 0.5 / mean(left))))
    if (case %% 4 == 0) entered[sample(n, n %/% 2)] <- -1
    data.frame(case, group, entered, left, event = as.integer(length <= stop))
}
fixed <- function(case, left, event, entered = -1, group = 1) data.frame(case, group, entered, left, event)
subjects <- c(lapply(1:40, lives), list(
    fixed(41, 1:4, c(1, 1, 0, 0)),                                   # exactly one half to the end
    fixed(42, 1:20, 1),                                              # a product that is one half but for rounding
    fixed(43, c(5, 5, 8, 9), c(1, 1, 1, 0)),                         # one half on a stretch
    fixed(44, c(3, 4, 5), 0),                                        # nobody dies
    fixed(45, c(7, 7, 7), 1),                                        # all at once
    fixed(46, c(0, 0, 1, 2), c(1, 0, 1, 1)),                         # at time 0
    fixed(47, c(2, 3, 9), 1, c(-1, -1, 5)),                          # a curve that ends, and somebody after it
    fixed(48, c(6, 6, 6, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8,
                11, 11, 12, 12, 15, 17, 22, 23), c(rep(1, 7), rep(0, 12), rep(1, 21)), -1, c(rep(1, 19), rep(2, 21)))))
results <- lapply(subjects, function(d) {
    case <- d$case[1]
    s <- if (all(d$entered == -1)) Surv(d$left, d$event) else Surv(d$entered, d$left, d$event)
    fits <- lapply(sort(unique(d$group)), function(g) survfit(s[d$group == g] ~ 1, conf.type = "log-log"))
    own <- log_rank(d)
    if (all(d$entered == -1) && own$degrees >= 1 && sum(d$event) > 0) {
        r <- survdiff(s ~ d$group)
        stopifnot(abs(r$chisq - own$chi_square) <= 1e-9 * r$chisq, all(abs(r$exp - own$expected) < 1e-9))
        own$chi_square <- r$chisq
    }
    if (!is.na(own$chi_square)) stopifnot(abs(sum(own$observed) - sum(own$expected)) < 1e-9)
    list(curves = rows(Map(function(g, f) curve_of(case, g, f), seq_along(fits), fits)),
         quantiles = rows(Map(function(g, f) quantiles_of(case, g, f), seq_along(fits), fits)),
         tests = data.frame(case, chi_square = own$chi_square, degrees = own$degrees,
                            log_p = log_tail(own$chi_square, own$degrees)),
         groups = data.frame(case, group = seq_along(own$observed), observed = own$observed, expected = own$expected))
})
keep("survival_subjects", rows(subjects))
keep("survival_curves", rows(lapply(results, `[[`, "curves")))
keep("survival_quantiles", rows(lapply(results, `[[`, "quantiles")))
keep("log_rank", rows(lapply(results, `[[`, "tests")))
keep("log_rank_groups", rows(lapply(results, `[[`, "groups")))

# The public sample data -----------------------------------------------------------------------------------------------
if (length(arguments) > 0) {
    telco <- read.csv(file.path(arguments[1], "telco_churn/Telco-Customer-Churn.csv"))
    s <- Surv(telco$tenure, telco$Churn == "Yes")
    contracts <- c("Month-to-month", "One year", "Two year")
    fits <- c(list(survfit(s ~ 1, conf.type = "log-log")),
              lapply(contracts, function(c) survfit(s[telco$Contract == c] ~ 1, conf.type = "log-log")))
    keep("telco_curves", rows(Map(function(g, f) curve_of(1, g, f), 0:3, fits)))
    keep("telco_quantiles", rows(Map(function(g, f) quantiles_of(1, g, f), 0:3, fits)))
    r <- survdiff(s ~ telco$Contract)
    keep("telco_log_rank", data.frame(group = 1:3, observed = r$obs, expected = r$exp, chi_square = r$chisq,
                                      degrees = 2, log_p = log_tail(r$chisq, 2)))
    # Billing without paper against with, by who left; and what those who left paid against the others.
    w <- wilcox.test(telco$MonthlyCharges[telco$Churn == "Yes"], telco$MonthlyCharges[telco$Churn == "No"])
    churned <- table(telco$PaperlessBilling == "Yes", telco$Churn == "Yes")
    keep("telco_tests", data.frame(exact(churned[2, 2], churned[2, 1], churned[1, 2], churned[1, 1]),
                                   u = unname(w$statistic), log_p_u = {
        x <- c(telco$MonthlyCharges[telco$Churn == "Yes"], telco$MonthlyCharges[telco$Churn == "No"])
        m <- sum(telco$Churn == "Yes"); n <- length(x) - m; ties <- table(rank(x))
        sigma <- sqrt(m * n / 12 * (m + n + 1 - sum(ties^3 - ties) / ((m + n) * (m + n - 1))))
        log_p <- log(2) + pnorm((abs(unname(w$statistic) - m * n / 2) - 0.5) / sigma, lower.tail = FALSE, log.p = TRUE)
        stopifnot(abs(exp(log_p) - w$p.value) <= 1e-9 * w$p.value)
        log_p
    }))

    raven <- read.csv(file.path(arguments[1], "ravenstack/ravenstack_subscriptions.csv"))
    end <- as.Date("2024-12-31")
    ended <- as.Date(raven$end_date)
    event <- !is.na(ended) & ended <= end
    last <- pmin(ended, end, na.rm = TRUE)
    days <- as.integer(last - as.Date(raven$start_date))
    some <- function(curve) curve[seq(1, nrow(curve), 15), ]
    keep("ravenstack_curve", some(curve_of(1, 0, survfit(Surv(days, event) ~ 1, conf.type = "log-log"))))
    # Under observation from 1 January 2024 on only: whoever began before enters late, who left before is unknown.
    entered <- pmax(-1, as.integer(as.Date("2024-01-01") - as.Date(raven$start_date)) - 1)
    seen <- entered < days
    late <- survfit(Surv(entered[seen], days[seen], event[seen]) ~ 1, conf.type = "log-log")
    keep("ravenstack_late_curve", some(curve_of(1, 0, late)))
    d <- data.frame(group = as.integer(factor(raven$plan_tier)), entered, left = days, event = as.integer(event))[seen, ]
    own <- log_rank(d)
    keep("ravenstack_late_log_rank", data.frame(group = seq_along(own$observed), observed = own$observed,
                                                expected = own$expected, chi_square = own$chi_square,
                                                degrees = own$degrees))
}
