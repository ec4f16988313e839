# cmake -DWINLOSS=program -DINTO=folder -P WriteManual.cmake: writes the pages that the program prints, man1/winloss.1 and
# so on.
execute_process(COMMAND ${WINLOSS} __manual OUTPUT_VARIABLE pages COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^\n]+" pages "${pages}")
file(REMOVE_RECURSE ${INTO})
foreach(page IN LISTS pages)
    string(REGEX MATCH "[0-9]$" section ${page})
    file(MAKE_DIRECTORY ${INTO}/man${section})
    execute_process(COMMAND ${WINLOSS} __manual ${page} OUTPUT_FILE ${INTO}/man${section}/${page}
                    COMMAND_ERROR_IS_FATAL ANY)
endforeach()
