module readout

go 1.26
